"""Parts of plans that several cards show as examples."""


def dinner(meal: str) -> str:
    """The agenda of the base plan's first day with one dinner, at which there is this."""
    return f"""
日程:
  2026-03-12:
    - 时间: 18:00-19:30
      事项: 晚宴
      类型: 用餐
      地点: 徽园酒店
      负责: 陈静
      用餐: {{{meal}, 确认: 2026-03-10 陈静}}
"""
