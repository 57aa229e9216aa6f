"""`jiedai handbook list`: the command line of which handbooks there are."""

from jiedai.cli import exits


def list_all() -> int:
    """列出内置的手册和规定。"""
    from jiedai.cli.handbooks import handbook_at
    from jiedai.documents.handbook_listing import listed
    from jiedai.handbook.library import builtin_names, regime_names

    groups = {"内置手册": builtin_names(), "规定（方案的“性质”，手册不能比它松）": regime_names()}
    for line in listed(
        {title: {name: handbook_at(name).handbook for name in names} for title, names in groups.items()}
    ):
        print(line)
    return exits.CLEAN
