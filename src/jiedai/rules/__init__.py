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
    handbook_names,
    handbook_ranks,
    handbook_regimes,
    handbook_tables,
    handbook_words,
    headcounts,
    readiness,
    references,
    regulations,
    rooms,
    spending,
    travel,
    venues,
    waivers,
)
from jiedai.rules.handbook_rule import HandbookRule
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

HANDBOOK_RULES: Final[tuple[HandbookRule, ...]] = (
    handbook_names.unknown_codes,
    handbook_names.unknown_tiers_and_scenes,
    handbook_names.misspelt_departments,
    handbook_names.dropped_steps_of_nobody,
    handbook_names.repeated_names,
    handbook_names.unknown_regimes,
    handbook_ranks.unknown_ranks,
    handbook_ranks.shared_tier_names,
    handbook_ranks.shared_rank_names,
    handbook_words.broken_words,
    handbook_words.unknown_words,
    handbook_tables.limits_half_said,
    handbook_tables.dates_reversed,
    handbook_tables.limits_never_used,
    handbook_tables.columns_do_not_match,
    handbook_tables.blank_amounts,
    handbook_tables.steps_without_deadline,
    handbook_regimes.looser_than_the_regimes,
    handbook_regimes.allowing_the_forbidden,
    handbook_regimes.lightened_regulations,
)
"""Asked of a handbook on its own."""

RULES: Final = WAIVERS + REFERENCES + STANDARDS
CARDS: Final[tuple[Card, ...]] = (waivers.unused_waiver, custom.broken_expression, *RULES, *HANDBOOK_RULES)
