"""A visit: a plan read with its handbook at a moment, and every fact that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from jiedai.handbook.library import OURS
from jiedai.handbook.scenes import USUALLY_NEEDED, PartWord, Scene
from jiedai.plan.governance import AGREED
from jiedai.plan.people import COORDINATOR, LEAD_HOST
from jiedai.shape.confirmation import Confirmation
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.engagements import Engagement, engagements_of
from jiedai.visit.mentions import Mention, mentions_of
from jiedai.visit.money import BudgetLine, MealFact, budget_lines
from jiedai.visit.people import People, Person, find_people
from jiedai.visit.timeline import Event, Journey, days_of, events_of, journeys_of

if TYPE_CHECKING:
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.tiers import Tier
    from jiedai.plan.governance import Approval
    from jiedai.plan.people import Guest, Host
    from jiedai.plan.plan import Plan
    from jiedai.plan.travel import Vehicle
    from jiedai.record.done import Done, Tick
    from jiedai.source.document import Document
    from jiedai.source.place import Path
    from jiedai.visit.view import View

LEFT_OVER: Final = timedelta(days=90)
"""Nobody confirms or approves a visit so long before it; freshness proper is the checklist's business."""


@dataclass(frozen=True)
class Visit:
    """The facts of one visit; nothing here judges them."""

    plan: Plan
    own: OpenHandbook
    regime: OpenHandbook
    document: Document
    done: Done
    as_of: datetime

    @property
    def handbook(self) -> Handbook:
        """The company's own; what the regime demands stands beside it, and neither overrides the other."""
        return self.own.handbook

    @property
    def layers(self) -> tuple[OpenHandbook, OpenHandbook]:
        """The company's handbook and the regime's."""
        return self.own, self.regime

    @cached_property
    def scene(self) -> tuple[str, Scene] | None:
        """The scene that the plan names, or the only one there is."""
        scenes = self.handbook.scenes
        if self.plan.scene is None:
            return next(iter(scenes.items())) if len(scenes) == 1 else None
        return (self.plan.scene, scenes[self.plan.scene]) if self.plan.scene in scenes else None

    def said_in(self, path: Path) -> str:
        """《手册》级别 嘉宾级 餐标: where the company itself says something; empty where a built-in handbook does."""
        if self.own.root.find(path)[0].text.file.startswith(OURS):
            return ""
        return f"《{self.handbook.name}》{' '.join(step for step in path if isinstance(step, str))}"

    def needs(self, part: PartWord) -> bool:
        """Whether the plan must hold a part."""
        asked = self.scene[1].needs if self.scene else USUALLY_NEEDED
        return part in asked or any(each.part == part for each in self.handbook.required)

    @cached_property
    def demands(self) -> dict[PartWord, str]:
        """The parts that the regime wants in every plan (必备), each with the clause."""
        required = self.regime.handbook.required
        return {each.part: each.source or "" for each in required if each.part != UNDECIDED}

    def in_scene(self, scenes: list[str]) -> bool:
        """Whether something meant for these scenes, or for all when there are none, concerns this visit."""
        return not scenes or (self.scene is not None and self.scene[0] in scenes)

    @property
    def view(self) -> View:
        """The whole visit as plain data; raises ExpressionError for a handbook's duty that cannot be judged."""
        from jiedai.visit.view import View  # noqa: PLC0415 - only papers, checklists and expressions need it

        return View(self, self._facts)

    @cached_property
    def _facts(self) -> dict[str, Any]:
        """What the view has made so far."""
        return {}

    @cached_property
    def version(self) -> str:
        """Eight characters that change whenever the plan's text changes; line ends do not count."""
        from hashlib import sha256  # noqa: PLC0415 - only papers need it

        return sha256(self.document.text.content.replace("\r\n", "\n").encode()).hexdigest()[:8]

    @cached_property
    def tier(self) -> tuple[str, Tier] | None:
        """The tier's own name and standard, or None when the handbook does not know it."""
        return self.handbook.tier(self.plan.tier) if self.plan.tier else None

    @cached_property
    def people(self) -> People:
        return find_people(self.plan)

    @cached_property
    def mentions(self) -> list[Mention]:
        return list(mentions_of(self.plan))

    @cached_property
    def events(self) -> list[Event]:
        return events_of(self.plan, self.people)

    @cached_property
    def journeys(self) -> list[Journey]:
        return journeys_of(self.plan, self.people)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day."""
        return days_of(self.plan, self.journeys, self.events)

    @cached_property
    def days_left(self) -> int | None:
        """Days until the first day, negative when it is past; None while no day is known."""
        return (self.days[0] - self.as_of.date()).days if self.days else None

    @cached_property
    def chief_guest(self) -> Guest | None:
        """The guest marked 主宾, or else the first."""
        guests = self.plan.guests
        return next((guest for guest in guests if guest.chief), guests[0] if guests else None)

    @cached_property
    def lead_hosts(self) -> list[tuple[int, Host]]:
        """The hosts with the role 主陪, each with its number in the list."""
        return [(index, host) for index, host in enumerate(self.plan.hosts) if LEAD_HOST in host.roles]

    @cached_property
    def coordinators(self) -> list[Person]:
        return self.people.with_role(COORDINATOR)

    @cached_property
    def meals(self) -> list[MealFact]:
        facts = []
        for event in self.events:
            if meal := event.item.meal:
                hosts = self.people.meant(meal.hosts) if meal.hosts else event.hosts
                facts.append(MealFact((*event.path, "用餐"), event, meal, (*event.guests, *hosts)))
        return facts

    @cached_property
    def booked(self) -> dict[Path, Tick]:
        """What is recorded as confirmed, by the path of the thing."""
        from jiedai.visit.things import CONFIRMABLE, names_of  # noqa: PLC0415 - it needs a visit itself

        kinds = {kind for kind in CONFIRMABLE if any(key.startswith(f"{kind}/") for key in self.done.bookings)}
        paths = {f"{kind}/{name}": path for kind in kinds for path, name in names_of(kind, self).items()}
        return {paths[key]: tick for key, tick in self.done.bookings.items() if key in paths}

    def confirmation(self, path: Path, written: object) -> Confirmation | None:
        """How the thing at `path` is confirmed: as the plan says (确认) or as it is recorded, whichever came last.

        One that does not stand is given only where there is no other.
        """
        recorded = tick.confirmation if (tick := self.booked.get(path)) else None
        both = [each for each in (written, recorded) if isinstance(each, Confirmation)]
        return max(both, key=lambda each: (self.stands(each), each.on), default=None)

    def stands(self, confirmation: Confirmation | None) -> bool:
        """Whether something has been confirmed or ticked by now, and for this visit."""
        return confirmation is not None and not self.doubt(confirmation)

    def doubt(self, confirmation: Confirmation) -> str:
        """Why a confirmation or a tick does not count; empty where it does."""
        if confirmation.on > self.as_of:
            return "比现在还晚"
        return "离接待太远，像是上一份方案留下的" if self.is_left_over(confirmation.on.date()) else ""

    def unwelcome(self, setting: str) -> bool:
        """Whether the regime would not have such a thing in a room: a banner, fruit, a screen with a welcome."""
        prohibitions = self.regime.handbook.prohibitions
        return any(each.where == "布置" and each.means(setting) for each in prohibitions)

    def is_left_over(self, day: date) -> bool:
        """Whether a day of confirmation or approval belongs to an earlier visit that this plan was copied from."""
        return self.days is not None and day < self.days[0] - LEFT_OVER

    @cached_property
    def agreements(self) -> list[tuple[int, Approval]]:
        """The approvals that say 同意 to this visit, each with its number in the list."""
        return [
            (index, approval)
            for index, approval in enumerate(self.plan.approvals)
            if approval.verdict == AGREED and not ((day := known(approval.day)) and self.is_left_over(day))
        ]

    def post_of(self, name: str) -> str | None:
        """The post of a host or of an approver; of a word that is itself a post, that word."""
        posts = {approval.name: approval.post for approval in self.plan.approvals}
        posts |= {person.name: person.post for person in self.people.on_side("我方")}
        return posts.get(name) or (name if self.handbook.ladder.step(name) is not None else None)

    def cars(self, names: list[str]) -> list[tuple[str, Vehicle]]:
        """The registered vehicles of these names."""
        return [(name, self.plan.vehicles[name]) for name in names if name in self.plan.vehicles]

    @cached_property
    def engagements(self) -> dict[str, list[Engagement]]:
        """Who is where when, by person."""
        return engagements_of(self.events, self.journeys)

    @cached_property
    def staying_guests(self) -> list[Person]:
        """The guests for whom we book a room."""
        own = {guest.name for guest in self.plan.guests if guest.own_lodging}
        return [person for person in self.people.on_side("来宾") if person.name not in own]

    @cached_property
    def budget(self) -> list[BudgetLine]:
        return budget_lines(self.plan, self.meals, len(self.plan.guests))
