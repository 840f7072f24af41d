import { grouped, LIGHTS, PROVENANCES, type Money, type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { countLeftUnfinished, countPartnerMunicipalities, type Figure, sumsByCurrency } from '../programme-figures.js';
import type { PilotProgrammeReport } from '../programme-report.js';
import { provenanceMark, provenanceName } from '../provenance-mark.js';
import { lightMark } from './light-mark.js';

/** The state of the programme at a glance: a few sentences, the figures, and what the marks mean. */
export function summary(report: PilotProgrammeReport, language: Language): Markup {
  const { say, formats } = language;
  const municipalities = countPartnerMunicipalities(report);
  const money = moneyOf(report);
  const figures: Tile[] = [
    { word: say('report.pilots'), figure: formats.number(report.pilots.length), notes: lightsOf(report, language) },
    {
      word: say('report.partnerMunicipalities'),
      figure: formats.number(municipalities.value),
      notes: [comparison(report, municipalities.value, language)],
      provenance: municipalities.provenance,
    },
    ...money.flatMap(({ amount: { value, provenance }, granted, left }) => [
      {
        word: say('report.granted'),
        figure: formats.money(granted),
        notes: [say('report.ofAppropriation', { amount: formats.money(value) })],
        provenance,
      },
      { word: say('report.left'), figure: formats.money(left), notes: [], provenance },
    ]),
  ];
  const sentences = [
    say('report.situation', {
      day: formats.day(report.asOf),
      pilots: report.pilots.length,
      municipalities: municipalities.value,
    }),
    ...money.map(({ amount, granted, left }) =>
      say('report.moneySituation', {
        appropriated: formats.money(amount.value),
        granted: formats.money(granted),
        left: formats.money(left),
      }),
    ),
    ...endOf(report, language),
  ];
  return markup`<section aria-labelledby="summary">
<h2 id="summary">${say('report.summary')}</h2>
<p class="lead">${sentences.join(' ')}</p>
<dl class="figures">
${figures.map(tile)}
</dl>
${exceptions(figures, report, language)}
${marks(report, language)}
</section>`;
}

/** That the programme's period is over, and how many of its pilots nobody has brought up to date since. */
function endOf(report: PilotProgrammeReport, { say, formats }: Language): string[] {
  const { period, asOf } = report;
  if (!period.to || !period.endedBefore(asOf)) return [];
  const left = countLeftUnfinished(report);
  return [
    say('report.periodOver', { day: formats.day(period.to) }),
    ...(left > 0 ? [say('report.leftUnfinished', { pilots: left })] : []),
  ];
}

interface Tile {
  readonly word: string;
  readonly figure: string;
  readonly notes: readonly Content[];
  readonly provenance?: Provenance | undefined;
}

function tile({ word, figure, notes }: Tile): Markup {
  return markup`<div><dt>${word}</dt><dd class="figure">${figure}</dd>${notes.map(
    (note) => markup`<dd>${note}</dd>`,
  )}</div>
`;
}

/** Which of the figures rest on facts that come from elsewhere than usual: one mark for all that share it. */
function exceptions(
  figures: readonly Tile[],
  { provenance: usual }: PilotProgrammeReport,
  language: Language,
): Content {
  const marked = [...grouped(figures, ({ provenance }) => provenance)].filter(
    ([provenance]) => provenance !== undefined && provenance !== usual,
  );
  if (marked.length === 0) return undefined;
  return markup`<p>${language.list(
    marked.map(
      ([provenance, those]) =>
        markup`${those.map(({ word }) => word).join(', ')}:${provenanceMark(provenance, usual, language)}`,
    ),
    markup`. `,
  )}</p>`;
}

/** The source's own count beside the one counted here, and how they differ. */
function comparison(
  { documentedPartnerMunicipalities, asOf, provenance: usual }: PilotProgrammeReport,
  counted: number,
  language: Language,
): Content {
  const { say, formats } = language;
  if (!documentedPartnerMunicipalities) return say('report.noDocumentedCount');
  const { count, provenance, asOf: sourceAsOf } = documentedPartnerMunicipalities;
  const difference = counted - count;
  const judgement =
    difference === 0
      ? say('report.sameAsSource')
      : say('report.differsFromSource', { difference: formats.difference(difference) });
  const stated =
    sourceAsOf === undefined || sourceAsOf.equals(asOf)
      ? say('report.accordingToSource', { count: formats.number(count) })
      : say('report.accordingToSourceOn', { count: formats.number(count), day: formats.day(sourceAsOf) });
  return markup`${stated}${provenanceMark(provenance, usual, language)} <span class="nowrap">(${judgement})</span>`;
}

function lightsOf({ pilots }: PilotProgrammeReport, language: Language): Content[] {
  const lightCount = (count: number, light: Markup): Markup =>
    markup`<span class="light-count">${language.formats.number(count)} ${light}</span>`;
  const counted = LIGHTS.map((light) => ({
    light,
    count: pilots.filter(({ statusReport }) => statusReport?.light === light).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ light, count }) => lightCount(count, lightMark(light, language)));
  const without = pilots.filter(({ statusReport }) => !statusReport).length;
  if (without === 0) return counted;
  return [...counted, lightCount(without, markup`<span>${language.say('report.withoutStatusReport')}</span>`)];
}

interface MoneySituation {
  readonly amount: Figure<Money>;
  readonly granted: Money;
  readonly left: Money;
}

/** Appropriated, granted and left, one for each currency. */
function moneyOf({ appropriations }: PilotProgrammeReport): MoneySituation[] {
  const sum = (part: 'amount' | 'granted' | 'left'): Figure<Money>[] =>
    sumsByCurrency(appropriations.map((each) => ({ amount: each[part], provenance: each.provenance })));
  const [granted, left] = [sum('granted'), sum('left')];
  return sum('amount').flatMap((amount, index) => {
    const [grantedOfIt, leftOfIt] = [granted[index], left[index]];
    return grantedOfIt && leftOfIt ? { amount, granted: grantedOfIt.value, left: leftOfIt.value } : [];
  });
}

/** What the marks mean that this report has; nothing when all of it is documented. */
function marks(report: PilotProgrammeReport, language: Language): Content {
  const { say } = language;
  const { provenance: usual } = report;
  const used = provenancesIn(report);
  if ([...used].every((each) => each === 'documented')) return undefined;
  return markup`<section class="marks" aria-labelledby="marks"><h3 id="marks">${say('report.marks')}</h3>
<p>${say('report.marksIntroduction', { usual: language.plain(VALUE_NAMES.provenance[usual]) })}</p>
<dl class="facts">${PROVENANCES.filter((each) => used.has(each)).map(
    (each) =>
      markup`<dt>${provenanceName(each, language)}</dt><dd>${say('report.provenanceMeaning', { provenance: each })}</dd>`,
  )}</dl></section>`;
}

function provenancesIn(report: PilotProgrammeReport): Set<Provenance> {
  const { pilots, appropriations, plans, projects, documentedPartnerMunicipalities } = report;
  const marked = [
    report,
    ...pilots,
    ...appropriations,
    ...plans,
    ...projects,
    ...pilots.flatMap(({ partners, grants, milestones, experiments, results }) => [
      ...partners,
      ...grants,
      ...milestones,
      ...experiments,
      ...results,
    ]),
    ...(documentedPartnerMunicipalities ? [documentedPartnerMunicipalities] : []),
  ];
  return new Set(marked.map(({ provenance }) => provenance));
}
