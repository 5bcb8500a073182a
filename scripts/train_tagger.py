r"""Train the tagger of the secrecy check and write its weights.

Needs PyTorch (``requirements/train.txt``), the posts of ``tests/corpus/posts/train`` and the folder of the
data that are not ours to ship::

    python scripts/train_tagger.py --data ../shared/data --more tests/corpus/posts/dev.jsonl \
        --start OLD.npz --batch 32 --pace 0.003 --variants 4 --epochs 8 \
        --out src/colloque/secrecy/tagger/weights.npz

``--start`` goes on from weights learnt before; without it, learning begins anew and wants three times the
epochs. The same data, seed, threads and processor family give the same weights. What it prints goes into
the model card.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tagger import corpus, examples, shipping
from tagger.examples import TAGS, Encoded
from tagger.network import Network, Rows, batch_of
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
POSTS = ROOT / "tests" / "corpus" / "posts"
_MEAN = 0.998
# Posts with these labels, of which there are few, are varied twice in each round.
_RARE = frozenset({"IPP", "NDA", "AUTRE_ID", "INITIALES", "ADRESSE", "DATE_NAISSANCE", "ZIP"})
_OTHER, _WORD, _RULE = range(3)
_NO_RULES, _NO_WORD, _NO_FEATURE = 0.15, 0.4, 0.12
_RULES = ("rule=", "sure=", "unsure=", "from=")
_WORDS = ("w=", "p4=", "s4=")


def main() -> int:
    """Train, write, print."""
    arguments = _arguments()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    rng = random.Random(arguments.seed)  # noqa: S311 - repeatable, not secret
    rounds = _rounds(arguments, rng)
    names = examples.vocabulary(text for texts in rounds for text in texts)
    learner = Learner(names, arguments)
    if arguments.start:
        with np.load(arguments.start) as held:
            shipping.resumed(learner.network, held, names=names, tags=TAGS)
    tokens = sum(len(text.tags) for texts in rounds for text in texts)
    print(f"{len(names)} features, {tokens} tokens in {len(rounds)} variants")
    learner.learn(rounds)
    one, two = learner.activity(rounds[0])
    arrays = shipping.shipped(learner.network, names=names, tags=TAGS, one=one, two=two)
    shipping.write(arrays, arguments.out)
    print(f"{arguments.out.stat().st_size} bytes")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--posts", type=Path, default=POSTS / "train")
    parser.add_argument(
        "--more", type=Path, nargs="*", default=[], help="annotated .jsonl files to learn from too"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from, of the same width and layers")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16, help="texts a step")
    parser.add_argument("--pace", type=float, default=6e-3, help="largest learning rate")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--variants", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--dropout", type=float, default=0.35)
    parser.add_argument("--clinical", type=int, default=500, help="fictitious snippets a variant")
    parser.add_argument("--cases", type=int, default=350, help="excerpts of case reports a variant")
    return parser.parse_args()


def _rounds(arguments: argparse.Namespace, rng: random.Random) -> list[list[Encoded]]:
    """Each variant of the whole training set, encoded."""
    posts = corpus.marked(arguments.posts) + [e for file in arguments.more for e in corpus.annotated(file)]
    snippets = corpus.clinical(arguments.data / "clinical_fictitious.jsonl", half=0)
    reports = corpus.cases(arguments.data / "e3c_fr_cases.jsonl", half=0)
    rare = [post for post in posts if any(span.label in _RARE for span in post.spans)]
    names = corpus.Names.read(arguments.data)
    print(f"{len(posts)} posts, {len(snippets)} snippets, {len(reports)} excerpts")
    rounds = []
    for number in range(arguments.variants):
        told = posts if not number else [corpus.varied(p, names=names, rng=rng) for p in (*posts, *rare)]
        more = [
            rng.sample(s, min(n, len(s)))
            for s, n in ((snippets, arguments.clinical), (reports, arguments.cases))
        ]
        rounds.append([examples.encode(example) for example in (*told, *more[0], *more[1])])
        print(f"variant {number + 1} of {arguments.variants}", file=sys.stderr)
    return rounds


class Learner:
    """The network, its optimiser, and what is hidden from it so that it does not learn by heart."""

    def __init__(self, names: Sequence[str], arguments: argparse.Namespace) -> None:
        self.numbers = {name: number for number, name in enumerate(names)}
        self.family = np.array([_family(name) for name in names], dtype=np.int8)
        self.epochs, self.rng = arguments.epochs, np.random.default_rng(arguments.seed)
        self.batch, self.pace = arguments.batch, arguments.pace
        self.network = Network(
            len(names), len(TAGS), width=arguments.width, hidden=arguments.hidden, dropout=arguments.dropout
        )

    def learn(self, rounds: Sequence[Sequence[Encoded]]) -> None:
        """Go ``epochs`` times through the variants, one an epoch; keep the mean of the last weights."""
        variants = [[self.rows(text) for text in texts if text.tags] for texts in rounds]
        optimiser = torch.optim.AdamW(self.network.parameters(), lr=3e-3, weight_decay=0.01)
        steps = self.epochs * max(-(-len(texts) // self.batch) for texts in variants)
        pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=self.pace, total_steps=steps)
        mean = torch.optim.swa_utils.AveragedModel(
            self.network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_MEAN)
        )
        for epoch in range(self.epochs):
            began, texts = time.time(), variants[epoch % len(variants)]
            lost = self._epoch(texts, optimiser, pace, mean)
            print(f"epoch {epoch + 1}: loss {lost:.4f}, {time.time() - began:.1f} s", file=sys.stderr)
        self.network.load_state_dict(mean.module.state_dict())

    def _epoch(self, texts: Sequence[Rows], optimiser: Any, pace: Any, mean: Any) -> float:
        self.network.train()
        order, lost = self.rng.permutation(len(texts)), 0.0
        for at in range(0, len(texts), self.batch):
            chosen = [texts[number] for number in order[at : at + self.batch]]
            batch = batch_of(chosen, [self._kept(text) for text in chosen])
            loss = functional.cross_entropy(self.network(batch), batch.tags, ignore_index=examples.UNJUDGED)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            pace.step()
            mean.update_parameters(self.network)
            lost += loss.item() * len(chosen) / len(texts)
        return lost

    def activity(self, texts: Sequence[Encoded]) -> tuple[shipping.Real, shipping.Real]:
        """What both layers give on texts as they will be read."""
        self.network.eval()
        with torch.no_grad():
            one, two = self.network.layers(batch_of([self.rows(text) for text in texts if text.tags]))
        return one.double().numpy(), two.double().numpy()

    def rows(self, text: Encoded) -> Rows:
        """A text as numbers; features too rare to have one are left out."""
        pairs = [
            (self.numbers[name], at)
            for at, names in enumerate(text.features)
            for name in names
            if name in self.numbers
        ]
        features, token = np.array(pairs, dtype=np.int64).T
        tags, sentences = (np.array(part, dtype=np.int64) for part in (text.tags, text.sentences))
        return Rows(features, token, self.family[features], tags, sentences)

    def _kept(self, text: Rows) -> NDArray[np.bool_]:
        """Hide some features, the word itself in some places, what the detectors say in some texts."""
        kept = self.rng.random(len(text.features)) >= _NO_FEATURE
        kept &= (text.family != _WORD) | (self.rng.random(len(text.tags)) >= _NO_WORD)[text.token]
        if self.rng.random() < _NO_RULES:
            kept &= text.family != _RULE
        return kept


def _family(name: str) -> int:
    return _RULE if name.startswith(_RULES) else _WORD if name.startswith(_WORDS) else _OTHER


if __name__ == "__main__":
    sys.exit(main())
