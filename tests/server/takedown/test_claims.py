"""«Je me reconnais»: hide first, then the author or a referee; the same answer for what does not exist."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.errors import InvalidInput, NotFound, TooMany
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.engine.states import IllegalMove
from colloque.server.publishing import actions as publishing
from colloque.server.publishing import queries as posts
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Boost, Notification, Post, TimelineRow, Tombstone
from colloque.server.takedown import actions, queries
from colloque.server.takedown.errors import NotReferee
from colloque.server.takedown.models import Claim

DAY = dt.timedelta(days=1)


@pytest.fixture
def post(cast, now):
    """A public post, boosted by the colleague."""
    form = PostForm(kind="note", text="Une soirée de garde calme, et un fax qui a survécu à tout.")
    made = publishing.submit(cast.author, form=form, now=now).post
    publishing.boost(cast.colleague, made, now=now)
    return made


def claim(post_id, now, *, source="a" * 32, **more):
    """One claim on ``post_id``; the receipt."""
    return actions.receive_claim(post_id=post_id, concerned="self", source=source, now=now, **more)


def visible(cast, post_id, role="stranger"):
    """Whether ``role`` can read the post."""
    try:
        return posts.post(cast.viewer(role), post_id).id == post_id
    except NotFound:
        return False


def the_claim():
    return Claim.objects.latest("id")


def test_a_claim_hides_the_post_from_everyone_at_once(cast, now, post):
    assert visible(cast, post)
    claim(post, now)
    assert not any(visible(cast, post, role) for role in ("stranger", "colleague", "lay", "anonymous"))
    home = posts.home(cast.viewer("colleague"), Cut())
    assert post not in [view.id for view in home]


def test_the_author_is_told_without_learning_who_claims(cast, now, post):
    claim(post, now, contact="quelqu.un@exemple.test", words="C’est moi, je crois.")
    told = Notification.objects.get(recipient=cast.author, kind="claim")
    assert told.actor is None
    assert told.claim_id == the_claim().pk
    seen = queries.claims_of_author(cast.author, Cut()).items[0]
    assert {"words", "contact", "concerned", "source"}.isdisjoint(type(seen).__dataclass_fields__)


def test_the_author_confirms_and_nothing_remains_but_a_tombstone(cast, now, post):
    receipt = claim(post, now)
    actions.confirm(cast.author, the_claim().pk, now=now)
    assert not Post.objects.filter(pk=post).exists()
    assert not Boost.objects.filter(post_id=post).exists()
    assert not TimelineRow.objects.filter(post_id=post).exists()
    assert Tombstone.objects.filter(pk=post).exists()
    assert not posts.search_posts(cast.viewer("stranger"), "fax", Cut()).items
    assert queries.claim_status(receipt.code, now=now).stage == "gone"


def test_the_author_contests_and_it_stays_hidden_until_a_referee_decides(cast, now, post):
    claim(post, now)
    actions.contest(cast.author, the_claim().pk, now=now)
    assert not visible(cast, post)
    waiting = queries.claims_to_decide(cast.moderator, Cut(), now=now)
    assert [row.post_id for row in waiting] == [post]
    actions.decide(cast.moderator, the_claim().pk, uphold=False, now=now)
    assert visible(cast, post)
    assert Notification.objects.filter(recipient=cast.author, kind="claim_decided").exists()


def test_a_referee_upholds_and_the_post_is_gone(cast, now, post):
    claim(post, now)
    actions.contest(cast.author, the_claim().pk, now=now)
    actions.decide(cast.moderator, the_claim().pk, uphold=True, now=now)
    assert not Post.objects.filter(pk=post).exists()


def test_dismissing_one_claim_does_not_show_what_another_still_hides(cast, now, post):
    claim(post, now)
    first = the_claim().pk
    claim(post, now, source="b" * 32)
    actions.contest(cast.author, first, now=now)
    actions.decide(cast.moderator, first, uphold=False, now=now)
    assert not visible(cast, post)
    second = the_claim().pk
    actions.decide(cast.moderator, second, uphold=False, now=now + 2 * DAY)
    assert visible(cast, post)


def test_confirming_one_claim_settles_all_on_the_same_post(cast, now, post):
    claim(post, now)
    claim(post, now, source="b" * 32)
    actions.confirm(cast.author, the_claim().pk, now=now)
    assert set(Claim.objects.values_list("state", flat=True)) == {"confirmed"}


def test_an_unknown_post_gets_the_same_answer_at_the_same_hours(cast, now, post):
    real, unknown = claim(post, now), claim(424242, now)
    nowhere = claim(None, now)
    assert real.due_at == unknown.due_at == nowhere.due_at
    assert len(real.code) == len(unknown.code)
    for moment in (now, now + DAY, now + 47 * dt.timedelta(hours=1)):
        stages = {queries.claim_status(r.code, now=moment) for r in (real, unknown, nowhere)}
        assert len({(s.stage, s.due_at) for s in stages}) == 1
    after = now + 2 * DAY
    assert queries.claim_status(unknown.code, now=after).stage == "gone"


def test_a_contest_does_not_show_through_the_promised_time(cast, now, post):
    receipt = claim(post, now)
    actions.contest(cast.author, the_claim().pk, now=now + DAY / 2)
    assert queries.claim_status(receipt.code, now=now + DAY).due_at == receipt.due_at


def test_time_alone_puts_nothing_back(cast, now, post):
    claim(post, now)
    late = now + 30 * DAY
    assert actions.remind_overdue(now=late) == 1
    assert actions.remind_overdue(now=late) == 0
    assert not visible(cast, post)
    assert queries.claims_to_decide(cast.moderator, Cut(), now=late).items[0].is_late
    assert Notification.objects.filter(recipient=cast.moderator, kind="claim").count() == 1


def test_the_same_source_does_not_hide_a_post_again_after_a_dismissal(cast, now, post):
    claim(post, now)
    actions.contest(cast.author, the_claim().pk, now=now)
    actions.decide(cast.moderator, the_claim().pk, uphold=False, now=now)
    claim(post, now + DAY)
    assert visible(cast, post)
    assert queries.claims_to_decide(cast.moderator, Cut(), now=now + DAY).items[0].same_source == 2
    claim(post, now + DAY, source="b" * 32)
    assert not visible(cast, post)


@pytest.mark.parametrize("role", ["author", "colleague", "lay"])
def test_only_a_moderator_decides(cast, now, post, role):
    claim(post, now)
    with pytest.raises(NotReferee):
        actions.decide(getattr(cast, role), the_claim().pk, uphold=True, now=now)
    with pytest.raises(NotReferee):
        queries.claim_for_referee(getattr(cast, role), the_claim().pk, now=now)


def test_a_moderator_does_not_decide_on_their_own_post(cast, now):
    mine = publishing.submit(cast.moderator, form=PostForm(kind="note", text="Bonne garde à tous."), now=now)
    claim(mine.post, now)
    with pytest.raises(NotReferee):
        actions.decide(cast.moderator, the_claim().pk, uphold=False, now=now)
    assert not queries.claims_to_decide(cast.moderator, Cut(), now=now + 3 * DAY).items


def test_other_people_can_neither_confirm_nor_contest(cast, now, post):
    claim(post, now)
    for verb in (actions.confirm, actions.contest):
        with pytest.raises(NotFound):
            verb(cast.stranger, the_claim().pk, now=now)
    assert Post.objects.filter(pk=post).exists()


def test_a_settled_claim_cannot_be_settled_again(cast, now, post):
    claim(post, now)
    actions.contest(cast.author, the_claim().pk, now=now)
    with pytest.raises(IllegalMove):
        actions.contest(cast.author, the_claim().pk, now=now)
    actions.decide(cast.moderator, the_claim().pk, uphold=False, now=now)
    with pytest.raises(IllegalMove):
        actions.confirm(cast.author, the_claim().pk, now=now)
    assert visible(cast, post)


def test_words_and_contact_are_sealed_read_by_the_referee_only_and_forgotten(cast, now, post):
    claim(post, now, contact="quelqu.un@exemple.test", words="Le fax, c’était chez moi.")
    raw = Claim.objects.extra(select={"sealed": "words"}).values("sealed").get()["sealed"]
    assert "fax" not in bytes(raw).decode("latin-1")
    whole = queries.claim_for_referee(cast.moderator, the_claim().pk, now=now)
    assert whole.words == "Le fax, c’était chez moi."
    assert Event.objects.filter(name="claim.read", actor_id=cast.moderator.pk).count() == 1
    actions.confirm(cast.author, the_claim().pk, now=now)
    assert actions.forget_decided(now=now + 29 * DAY) == 0
    assert actions.forget_decided(now=now + 31 * DAY) == 1
    assert (the_claim().words, the_claim().contact, the_claim().source) == (None, None, "")


def test_the_journal_of_a_claim_holds_no_text(cast, now, post):
    claim(post, now, contact="quelqu.un@exemple.test", words="Le fax, c’était chez moi.")
    facts = str(list(Event.objects.values_list("facts", flat=True)))
    assert "fax" not in facts
    assert "exemple" not in facts


@pytest.mark.parametrize(
    ("field", "value"), [("concerned", "voisin"), ("words", "x" * 1001), ("contact", "x" * 201)]
)
def test_bad_input_names_the_field_and_hides_nothing(cast, now, post, field, value):
    with pytest.raises(InvalidInput) as refusal:
        actions.receive_claim(
            **{"post_id": post, "concerned": "self", "source": "c" * 32, "now": now, field: value}
        )
    assert refusal.value.field == field
    assert visible(cast, post)


def test_an_eleventh_claim_in_the_hour_is_asked_to_wait(cast, now):
    for _ in range(10):
        claim(None, now, source="d" * 32)
    with pytest.raises(TooMany) as refusal:
        claim(None, now, source="d" * 32)
    assert refusal.value.retry_after > 0


def test_an_unknown_code_is_a_plain_not_found(db, now):
    with pytest.raises(NotFound):
        queries.claim_status("AAAA-AAAA-AAAA", now=now)


def test_a_code_is_read_however_it_was_typed(cast, now, post):
    code = claim(post, now).code
    assert queries.claim_status(f" {code.lower().replace('-', ' ')} ", now=now).stage == "open"


def test_the_address_of_a_boost_leads_to_the_post_it_passes_on(cast, now, post):
    boost = publishing.boost(cast.colleague, post, acknowledged=True, now=now)
    actions.receive_claim(post_id=boost, concerned="self", source="b" * 32, now=now)
    assert Post.objects.get(pk=post).state == "hidden"
    assert Claim.objects.get().post_id == post


def test_a_referee_settles_a_claim_on_a_post_its_author_deleted(cast, now, post):
    for source in ("b" * 32, "c" * 32):
        actions.receive_claim(post_id=post, concerned="self", source=source, now=now)
    publishing.delete_post(cast.author, post, now=now)
    first, second = Claim.objects.order_by("id")
    actions.decide(cast.moderator, first.pk, uphold=False, now=now)
    actions.decide(cast.moderator, second.pk, uphold=True, now=now)
    assert not Claim.objects.filter(state__in=["received", "contested"]).exists()
