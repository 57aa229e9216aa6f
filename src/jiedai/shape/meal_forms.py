"""The forms of a meal (形式), by which limits differ."""

from typing import Annotated, Literal, TypeAlias

from jiedai.shape.fields import Opener, Undecided, choice, open_words

FormWord: TypeAlias = Literal["宴请", "工作餐", "自助餐", "冷餐", "酒会", "茶会"]
Form: TypeAlias = Annotated[FormWord | Undecided, choice("形式", FormWord)]
Forms: TypeAlias = Annotated[list[Form], Opener(open_words, word="")]
