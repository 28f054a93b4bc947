"""The three ways in which a crowd asks: waiting for each answer, at a steady pace, and all at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from tests.bench.crowd import RESIDENTS, People, Question, answered

EACH = 5
RATE, AT_THE_RATE = 5.0, 60
BURST, BURST_PEOPLE = 250, (0, 1, 10, 11)

Phase = Callable[[People, str], Awaitable[Sequence[Question]]]


async def closed(people: People, words: str) -> Sequence[Question]:
    """Everybody asks, waits for the answer, and asks again."""

    async def one(resident: int) -> None:
        for _ in range(EACH):
            await answered([await people.ask(resident, words)])

    before = len(people.questions)
    await asyncio.gather(*(one(resident) for resident in range(RESIDENTS)))
    return people.questions[before:]


async def steady(people: People, words: str) -> Sequence[Question]:
    """Somebody asks five times a second, whether earlier questions were answered or not: what people feel."""
    loop = asyncio.get_running_loop()
    began, asking = loop.time(), []
    for number in range(AT_THE_RATE):
        await asyncio.sleep(began + number / RATE - loop.time())
        asking.append(asyncio.create_task(people.ask(number % RESIDENTS, words)))
    questions = await asyncio.gather(*asking)
    await answered(questions)
    return questions


async def burst(people: People, words: str) -> Sequence[Question]:
    """Four people in two rooms ask 250 times and wait for nothing."""
    asking = [people.ask(BURST_PEOPLE[number % len(BURST_PEOPLE)], words) for number in range(BURST)]
    questions = await asyncio.gather(*asking)
    await answered(questions, 30)
    return questions


PHASES: dict[str, Phase] = {"closed loop": closed, "5 a second": steady, "burst of 250": burst}
