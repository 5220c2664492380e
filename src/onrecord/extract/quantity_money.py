"""Whose money: an article in, the ISO 4217 code of its "rupees" and its bare "$" out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.articles import Article
from onrecord.tools.dateorders import country_at
from onrecord.tools.directory import Directory
from onrecord.tools.tables import rows


@dataclass(frozen=True, slots=True)
class Currencies:
    """What money's words mean in an article: `country` is its outlet's, `marked` that it writes "US$" for that dollar."""

    country: str = ""
    marked: bool = False

    def name_of(self, unit: str, printed: str) -> str:
        """Return the code of money printed in a form whose usual code (or name) is `unit`.

        A bare "$" is the country's own dollar only where the article sets the American one apart.
        """
        word = _WORDS.get(printed.strip().lower(), "")
        if not word or not self.country or (word == "dollar" and not self.marked):
            return unit
        return next((row["unit"] for row in rows("quantities/nations_money.tsv")
                     if row["word"] == word and row["country"] == self.country), unit)  # fmt: skip


def currencies_of(article: Article, directory: Directory) -> Currencies:
    """Return what money's words mean in an article."""
    marked = "US$" in article.text or "U.S. dollars" in article.text
    return Currencies(country_at(article.url, article.source, directory), marked)


#: Printed forms that several countries' money has, by the word they stand for.
_WORDS = {
    "$": "dollar", "dollar": "dollar", "dollars": "dollar", "rs": "rupee", "rs.": "rupee", "rupee": "rupee",
    "rupees": "rupee", "peso": "peso", "pesos": "peso", "franc": "franc", "francs": "franc", "dinar": "dinar",
    "dinars": "dinar", "rial": "rial", "rials": "rial", "riyals": "riyal", "shilling": "shilling",
    "shillings": "shilling", "krona": "krona", "kronor": "krona", "krone": "krone", "kroner": "krone",
}  # fmt: skip
