"""Visit → findings. Every rule is listed here; none is found by looking around."""

from typing import Final

from jiedai.findings.card import Card
from jiedai.rules import (
    agenda,
    approval,
    completeness,
    custom,
    diet,
    escort,
    headcounts,
    lead_times,
    papers,
    readiness,
    references,
    regulations,
    rooms,
    spending,
    travel,
    venues,
    waivers,
)
from jiedai.rules.rule import Rule

REFERENCES: Final[tuple[Rule, ...]] = (
    references.unknown_person,
    references.unknown_vehicle,
    references.unknown_venue,
    references.unknown_tier,
    references.unknown_scene,
    references.repeated_name,
    references.misspelt_venue,
)
"""Asked first: the standards below lean on names that lead somewhere."""

STANDARDS: Final[tuple[Rule, ...]] = (
    escort.unknown_rank,
    agenda.overlapping_items,
    agenda.guests_not_here,
    agenda.person_in_two_places,
    agenda.item_without_place,
    agenda.item_without_owner,
    agenda.outside_the_days,
    travel.arrival_without_greeter,
    travel.too_few_seats,
    venues.venue_too_small,
    escort.lead_host_too_low,
    spending.meal_over_ceiling,
    spending.drinks_over_ceiling,
    spending.cigarettes_over_ceiling,
    spending.room_over_ceiling,
    spending.stars_over_ceiling,
    spending.gift_over_ceiling,
    headcounts.meals_of_a_day,
    headcounts.too_many_diners,
    headcounts.too_many_escorts,
    headcounts.too_many_meals,
    headcounts.too_many_banquets,
    headcounts.too_many_days,
    headcounts.too_much_drink,
    headcounts.too_many_dishes,
    papers.letter_wanting,
    papers.part_demanded,
    papers.beyond_letter,
    papers.official_visitors,
    papers.approval_undated,
    lead_times.letter_far_away,
    lead_times.applied_late,
    lead_times.applied_afterwards,
    lead_times.holiday_unreported,
    regulations.over_regulation,
    regulations.forbidden_by_regulation,
    regulations.forbidden_by_handbook,
    completeness.part_missing,
    approval.not_approved,
    approval.approver_too_low,
    spending.blank_ceiling,
    spending.over_budget,
    escort.no_lead_host,
    diet.diet_unanswered,
    diet.diet_not_asked,
    diet.diet_for_nobody,
    rooms.guest_without_room,
    rooms.guest_with_two_rooms,
    escort.no_coordinator,
    escort.chief_guest_open,
    readiness.contingency_missing,
    readiness.contingency_without_owner,
    readiness.booking_unconfirmed,
    readiness.left_undecided,
)

WAIVERS: Final[tuple[Rule, ...]] = (
    waivers.incomplete_waiver,
    waivers.unknown_rule,
    waivers.expired_waiver,
    waivers.approver_not_entitled,
    waivers.not_waivable,
)
"""Asked of the waivers themselves; one that is found wanting covers nothing."""

RULES: Final = WAIVERS + REFERENCES + STANDARDS
CARDS: Final[tuple[Card, ...]] = (waivers.unused_waiver, custom.broken_expression, *RULES)
