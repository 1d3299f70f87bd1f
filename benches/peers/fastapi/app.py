"""The six workloads on FastAPI, served by uvicorn with uvloop and httptools."""

import os
from itertools import count
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Query
from pydantic import BaseModel, Field

app = FastAPI()
ids = count(1)


class Hello(BaseModel):
    message: str


class ItemEcho(BaseModel):
    item_id: int
    skip: int
    limit: int
    q: str | None


class Item(BaseModel):
    name: str = Field(min_length=1, max_length=100)
    description: str | None = Field(None, max_length=1000)
    price: float = Field(gt=0)
    quantity: int = Field(ge=0)
    tags: list[str] = Field(max_length=20)
    sku: str = Field(pattern=r"^[A-Z]{2,4}-[0-9]{4,8}$")


class ItemCreated(BaseModel):
    id: int
    name: str
    description: str | None
    price: float
    quantity: int
    tags: list[str]
    sku: str


class Address(BaseModel):
    street: str = Field(min_length=1)
    city: str = Field(min_length=1)
    zip: str = Field(min_length=3, max_length=12)
    country: str = Field(min_length=2, max_length=2)


class OrderItem(BaseModel):
    product_name: str = Field(min_length=1)
    quantity: int = Field(ge=1, le=1000)
    unit_price: float = Field(gt=0)


class Order(BaseModel):
    customer: str = Field(min_length=1)
    shipping_address: Address
    items: list[OrderItem] = Field(min_length=1)


class OrderOut(BaseModel):
    order_total: float
    item_count: int


class LargeItem(BaseModel):
    id: int
    name: str
    price: float
    quantity: int
    sku: str
    active: bool
    tags: list[str]


def large_item(number: int) -> LargeItem:
    return LargeItem(
        id=number,
        name=f"Item number {number}",
        price=number * 1.25 + 0.99,
        quantity=number % 50,
        sku=f"AB-{number:05}",
        active=number % 3 == 0,
        tags=["red", "new"],
    )


LARGE = [large_item(number) for number in range(1000)]


@app.get("/")
async def hello() -> Hello:
    return Hello(message="Hello World")


@app.get("/items/{item_id}")
async def read_item(
    item_id: int,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    q: Annotated[str | None, Query(max_length=50)] = None,
) -> ItemEcho:
    return ItemEcho(item_id=item_id, skip=skip, limit=limit, q=q)


@app.post("/items", status_code=201)
async def create_item(item: Item) -> ItemCreated:
    return ItemCreated(id=next(ids), **item.__dict__)


@app.post("/orders")
async def create_order(order: Order) -> OrderOut:
    totals = (item.quantity * item.unit_price for item in order.items)
    return OrderOut(order_total=sum(totals), item_count=len(order.items))


@app.get("/large")
async def large() -> list[LargeItem]:
    return LARGE


if __name__ == "__main__":
    workers = int(os.environ.get("THREADS", "1"))
    uvicorn.run(
        "app:app" if workers > 1 else app,
        port=int(os.environ.get("PORT", "8000")),
        workers=workers,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
