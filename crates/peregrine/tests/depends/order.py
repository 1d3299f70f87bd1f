"""Records in which order FastAPI 0.165.0, behind uvicorn, does what belongs to a request with two dependencies that
clean up: `python order.py > order.json`. `order.rs` holds Peregrine against it."""
import asyncio
import json
import logging
import socket
from typing import Annotated

import uvicorn
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse

logging.disable(logging.CRITICAL)
EVENTS: list[str] = []
PAUSE: asyncio.Event
ENTERED: asyncio.Event


def how(error):
    if error is None:
        return "ok"
    if isinstance(error, HTTPException):
        return str(error.status_code)
    if isinstance(error, RequestValidationError):
        return "invalid"
    return "error" if isinstance(error, RuntimeError) else "gone"


def fail(way, place):
    if way == f"http in {place}":
        raise HTTPException(418)
    if way == f"error in {place}":
        raise RuntimeError(place)


def app(scope_of_outer, scope_of_inner, has_middleware):
    async def outer(way: str):
        fail(way, "outer")
        EVENTS.append("enter outer")
        error = None
        try:
            yield
        except BaseException as caught:
            error = caught
            raise
        finally:
            EVENTS.append(f"exit outer: {how(error)}")
            fail(way, "exit of outer")

    async def inner(way: str, _: Annotated[None, Depends(outer, scope=scope_of_outer)]):
        fail(way, "inner")
        EVENTS.append("enter inner")
        error = None
        try:
            yield
        except BaseException as caught:
            error = caught
            raise
        finally:
            EVENTS.append(f"exit inner: {how(error)}")
            fail(way, "exit of inner")

    api = FastAPI()

    if has_middleware:

        @api.middleware("http")
        async def around(request: Request, call_next):
            EVENTS.append("before")
            response = await call_next(request)
            EVENTS.append("after")
            return response

    @api.get("/")
    async def endpoint(
        way: str, tasks: BackgroundTasks, _: Annotated[None, Depends(inner, scope=scope_of_inner)], number: int = 0
    ):
        EVENTS.append("endpoint")

        async def background():
            EVENTS.append("background")
            fail(way, "background")

        async def chunks():
            for chunk in ["a", "b"]:
                EVENTS.append(f"chunk {chunk}")
                yield chunk
                fail(way, "stream")
                if way == "gone in stream":
                    ENTERED.set()
                    await PAUSE.wait()

        tasks.add_task(background)
        fail(way, "endpoint")
        if way == "gone":
            ENTERED.set()
            await PAUSE.wait()
        return StreamingResponse(chunks()) if "stream" in way else "answer"

    return api


def noted(api):
    """Notes when an answer was sent, below everything that FastAPI does."""

    async def asgi(scope, receive, send):
        async def noting(message):
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                EVENTS.append("sent")

        if scope["type"] == "http":
            return await api(scope, receive, noting)
        return await api(scope, receive, send)

    return asgi


WAYS = [
    "ok",
    "stream",
    "http in endpoint",
    "error in endpoint",
    "http in outer",
    "http in inner",
    "error in inner",
    "http in exit of inner",
    "error in exit of inner",
    "http in exit of outer",
    "error in exit of outer",
    "error in background",
    "error in stream",
    "invalid",
    "gone",
    "gone in stream",
]


async def record(port, way):
    global PAUSE, ENTERED
    PAUSE, ENTERED = asyncio.Event(), asyncio.Event()
    EVENTS.clear()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    more = "&number=x" if way == "invalid" else ""
    path = f"/?way={way.replace(' ', '%20')}{more}"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    if way.startswith("gone"):
        await ENTERED.wait()
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        writer.close()
        await asyncio.sleep(0.2)
        PAUSE.set()
        status = None
    else:
        status = int((await reader.read()).split()[1])
    await asyncio.sleep(0.2)
    writer.close()
    return {"status": status, "events": list(EVENTS)}


async def main():
    recorded = {}
    scopes = [("request", "function"), ("request", "request"), ("function", "function")]
    for outer, inner, middleware in [(*pair, middleware) for middleware in ["", ", middleware"] for pair in scopes]:
        api = noted(app(outer, inner, bool(middleware)))
        server = uvicorn.Server(uvicorn.Config(api, port=0, lifespan="off", log_config=None))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        recorded[f"{outer}, {inner}{middleware}"] = {way: await record(port, way) for way in WAYS}
        server.should_exit = True
        await serving
    lines = (
        f"{json.dumps(scopes)}: {{\n" + ",\n".join(f"{json.dumps(way)}: {json.dumps(seen)}" for way, seen in ways.items()) + "\n}"
        for scopes, ways in recorded.items()
    )
    print("{\n" + ",\n".join(lines) + "\n}")


asyncio.run(main())
