"""`evaluate`, `annotate` and `sample`."""

from collections.abc import Iterable
from pathlib import Path

import click

from diplograph.errors import UsageError

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("gold", type=_PATH, required=False)
@click.argument("kg", type=_PATH, required=False)
@click.option("--sample", "sample_file", type=_PATH, metavar="FILE.csv", help="A marked sample instead of GOLD and KG.")
@click.option("--errors", default=0, type=click.IntRange(0), metavar="N", help="Show the first N differences.")
@click.option(
    "--by",
    default="lang",
    show_default=True,
    metavar="COLUMN",
    help="Groups: lang, publisher, medium; of a sample also topic, holder, rule, doc.",
)
@click.option("--all-topics", is_flag=True, help="Score the claims on every topic, not on the scored ones alone.")
@click.option("--seed", default=1, show_default=True, help="The seed of the resamples.")
@click.option("--resamples", default=1000, show_default=True, type=click.IntRange(0, 100_000), metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(  # noqa: PLR0913, PLR0917
    gold: Path | None,
    kg: Path | None,
    sample_file: Path | None,
    errors: int,
    by: str,
    all_topics: bool,  # noqa: FBT001
    seed: int,
    resamples: int,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Measure the graph KG against GOLD, a gold file or a folder of them, or judge a marked sample."""
    from diplograph.evaluation import evaluate as measuring  # noqa: PLC0415
    from diplograph.evaluation import judgement  # noqa: PLC0415
    from diplograph.evaluation.gold import read_gold  # noqa: PLC0415
    from diplograph.evaluation.sampling import read_sample  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    if sample_file and not gold and not kg:
        judged = judgement.of(read_sample(sample_file), by=by)
        _show(judgement.as_dict(judged), judgement.lines(judged), as_json=as_json)
        return
    if sample_file or not gold or not kg:
        message = "give GOLD and KG, or --sample FILE.csv alone"
        raise UsageError(message)
    store = open_store(kg)
    grouping = measuring.grouping(by)
    done = measuring.evaluate(
        read_gold(gold), store, by=grouping, every_topic=all_topics, seed=seed, resamples=resamples
    )
    differences = list(measuring.located(done.overall.comparison.differences[:errors], store))
    told = [*measuring.lines(done), *measuring.difference_lines(differences)]
    _show(measuring.as_dict(done, differences), told, as_json=as_json)


@click.command()
@click.argument("kg", type=_PATH)
@click.option("--doc", "documents", multiple=True, metavar="ID", help="Only this document; may be repeated.")
@click.option("-o", "--output", "folder", required=True, type=_PATH, metavar="DIR", help="Where the gold files go.")
@click.option("--force", is_flag=True, help="Replace files with other content.")
def annotate(kg: Path, documents: tuple[str, ...], folder: Path, force: bool) -> None:  # noqa: FBT001
    """Write a gold file for each document of the graph KG, as it is read now, for a person to correct."""
    from diplograph.evaluation.files import put  # noqa: PLC0415
    from diplograph.evaluation.skeleton import skeletons  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    count = 0
    for name, content in skeletons(open_store(kg), documents):
        put(folder / name, content, force=force)
        count += 1
    click.echo(f"wrote {count} gold files into {folder}: correct them, then `diplograph evaluate {folder} {kg}`")


@click.command()
@click.argument("kg", type=_PATH)
@click.option("-n", "size", default=100, show_default=True, type=click.IntRange(1), help="How many cases in all.")
@click.option(
    "--by",
    default="",
    metavar="COLUMN,…",
    help="Spread over doc, lang, publisher, holder, topic, rule, or some of them.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same cases.")
@click.option("-o", "--output", "file", required=True, type=_PATH, metavar="FILE.csv")
@click.option("--force", is_flag=True, help="Replace a file with other content.")
def sample(kg: Path, size: int, by: str, seed: int, file: Path, force: bool) -> None:  # noqa: FBT001
    """Draw claims and rejected candidates of the graph KG for a person to mark as right or wrong."""
    from diplograph.evaluation.files import put  # noqa: PLC0415
    from diplograph.evaluation.sampling import draw, written  # noqa: PLC0415
    from diplograph.graph.kg import open_store  # noqa: PLC0415

    columns = [each.strip() for each in by.split(",") if each.strip()]
    drawn = list(draw(open_store(kg), size, by=columns, seed=seed))
    put(file, written(iter(drawn)), force=force)
    claims = sum(each["kind"] == "claim" for each in drawn)
    click.echo(
        f"wrote {claims} claims and {len(drawn) - claims} rejections to {file}: write right, wrong or unsure in the "
        f"column `mark`, then `diplograph evaluate --sample {file}`"
    )


def _show(found: dict[str, object], lines: Iterable[str], *, as_json: bool) -> None:
    if as_json:
        import json  # noqa: PLC0415

        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in lines:
        click.echo(line)
