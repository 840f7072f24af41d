import { LIGHTS, PROVENANCES, type Money, type Provenance } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { countPartnerMunicipalities, type Figure, sumsByCurrency, weakest } from '../programme-figures.js';
import type { PilotProgrammeReport } from '../programme-report.js';
import { provenanceCell, provenanceMark } from '../provenance-mark.js';
import { lightMark } from './light-mark.js';

/** The state of the programme at a glance: a sentence or two, the figures, and what the marks beside them mean. */
export function summary(report: PilotProgrammeReport, language: Language): Markup {
  const { texts, formats } = language;
  const municipalities = countPartnerMunicipalities(report);
  const sentences: Content[] = [
    markup`${texts.situation(formats.day(report.asOf), report.pilots.length, municipalities.value)} ${provenanceMark(municipalities.provenance, language)}`,
    ...moneyOf(report).map(({ amount, granted, left }) => {
      const sentence = texts.moneySituation(formats.money(amount.value), formats.money(granted), formats.money(left));
      return markup`${sentence} ${provenanceMark(amount.provenance, language)}`;
    }),
  ];
  return markup`<section aria-labelledby="summary">
<h2 id="summary">${texts.summary}</h2>
<p class="lead">${language.list(sentences, markup` `)}</p>
<dl class="figures">
${tile(texts.pilots, formats.number(report.pilots.length), lightsOf(report, language))}
${tile(texts.partnerMunicipalities, formats.number(municipalities.value), [
  provenanceMark(municipalities.provenance, language),
  comparison(report, municipalities.value, language),
])}
${moneyOf(report).map(({ amount, granted, left }) => {
  const mark = provenanceMark(amount.provenance, language);
  return [
    tile(texts.granted, formats.money(granted), [mark, texts.ofAppropriation(formats.money(amount.value))]),
    tile(texts.left, formats.money(left), [mark]),
  ];
})}
</dl>
${marks(report, language)}
</section>`;
}

function tile(word: string, figure: string, notes: readonly Content[]): Markup {
  return markup`<div><dt>${word}</dt><dd class="figure">${figure}</dd>${notes
    .filter((note) => note !== undefined)
    .map((note) => markup`<dd>${note}</dd>`)}</div>
`;
}

/** The source's own count beside the one counted here, and how they differ. */
function comparison(
  { documentedPartnerMunicipalities, asOf }: PilotProgrammeReport,
  counted: number,
  language: Language,
): Content {
  const { texts, formats } = language;
  if (!documentedPartnerMunicipalities) return texts.noDocumentedCount;
  const { count, provenance, asOf: sourceAsOf } = documentedPartnerMunicipalities;
  const difference = counted - count;
  const judgement = difference === 0 ? texts.sameAsSource : texts.differsFromSource(formats.difference(difference));
  const stated =
    sourceAsOf === undefined || sourceAsOf.equals(asOf)
      ? texts.accordingToSource(formats.number(count))
      : texts.accordingToSourceOn(formats.number(count), formats.day(sourceAsOf));
  return markup`${stated} ${provenanceMark(provenance, language)}<span class="nowrap">(${judgement})</span>`;
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
  return [...counted, lightCount(without, markup`<span>${language.texts.withoutStatusReport}</span>`)];
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
  const { texts } = language;
  const used = provenancesIn(report);
  const explained = PROVENANCES.filter((each) => each !== 'documented' && used.has(each));
  if (explained.length === 0) return undefined;
  return markup`<section class="marks" aria-labelledby="marks"><h3 id="marks">${texts.marks}</h3>
<p>${texts.marksIntroduction}</p>
<dl class="facts">${explained.map(
    (each) => markup`<dt>${provenanceCell(each, language)}</dt><dd>${texts.provenanceMeanings[each]}</dd>`,
  )}</dl>
<p>${texts.marksOfTotals}</p></section>`;
}

function provenancesIn({
  pilots,
  appropriations,
  documentedPartnerMunicipalities,
}: PilotProgrammeReport): Set<Provenance> {
  const marked = [
    ...appropriations,
    ...pilots.flatMap(({ partners, grants, milestones }) => [...partners, ...grants, ...milestones]),
    ...(documentedPartnerMunicipalities ? [documentedPartnerMunicipalities] : []),
  ];
  return new Set(marked.map(({ provenance }) => provenance));
}

/** The mark of everything in the pictures, for their captions. */
export function pictureMark(provenances: readonly Provenance[], language: Language): Content {
  return provenanceMark(weakest(provenances), language);
}
