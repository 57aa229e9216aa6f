"""Every rule there is, those over handbooks too, with its card: for looking things up."""

from typing import Final

from jiedai.findings.card import Card
from jiedai.rules import (
    RULES,
    custom,
    handbook_names,
    handbook_ranks,
    handbook_regimes,
    handbook_tables,
    handbook_tiers,
    handbook_words,
    waivers,
)
from jiedai.rules.handbook_rule import HandbookRule

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
    handbook_tiers.tiers_upside_down,
    handbook_regimes.looser_than_the_regimes,
    handbook_regimes.allowing_the_forbidden,
    handbook_regimes.lightened_regulations,
)
"""Asked of a handbook on its own."""

CARDS: Final[tuple[Card, ...]] = (waivers.unused_waiver, custom.broken_expression, *RULES, *HANDBOOK_RULES)
