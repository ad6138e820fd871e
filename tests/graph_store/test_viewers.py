"""Which form of the statements is enough for whom."""

from __future__ import annotations

import pytest

from graph_store.statements import Form
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer


@pytest.mark.parametrize(
    ("viewer", "form"),
    [
        (ANONYMOUS, "anybody"),
        (MEMBER, "anybody"),
        (ADMINISTRATOR, "anybody"),
        (Viewer("administrator", "ana", ("club",)), "anybody"),
        (Viewer("member", "ana"), "self"),
        (Viewer("member", "ana", ("club",)), "steward"),
        (Viewer("member", None, ("club",)), "steward"),
    ],
)
def test_the_form_leaves_out_only_what_cannot_be_his(viewer: Viewer, form: Form) -> None:
    assert viewer.form == form
