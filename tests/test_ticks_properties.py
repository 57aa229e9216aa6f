from jiedai.record.done import Tick
from jiedai.shape.confirmation import parse_confirmation


def tick(written: str, *facts: str) -> Tick:
    return Tick.model_construct(written=parse_confirmation(written), facts=list(facts))
