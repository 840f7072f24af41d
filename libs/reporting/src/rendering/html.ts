import { type LocalisedText, type Locale, type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import { partnersAndMoneyChart } from './chart.js';
import { besidePilots } from './html/beside-pilots.js';
import { periodOf, statusOn } from './html/day-marks.js';
import { onePilot, overview } from './html/pilots.js';
import { STYLE } from './html/style.js';
import { summary } from './html/summary.js';
import { facts, table } from './html/table.js';
import { Language } from './language.js';
import { loadAtlas } from './map/atlas.loader.js';
import { atlasScaleFor, partnerMap } from './map/partner-map.js';
import { organisationsWithoutPlace, placesOf } from './map/places.js';
import { type Content, type Markup, markup } from './markup.js';
import { currentPartners, weakest } from './programme-figures.js';
import type { PilotProgrammeReport, ReportAppropriation } from './programme-report.js';
import { provenanceMark, provenanceName } from './provenance-mark.js';

/** With so few pilots the map fits on the page of their table and chart. */
const FEW_PILOTS = 2;

/**
 * The report as one HTML file that needs nothing else: no network, no script, printable on A4. It is well-formed XML too. Names that
 * are in another language than the report carry that language; facts that come from elsewhere than usual carry a mark.
 */
export async function programmeReportHtml(report: PilotProgrammeReport, locale: Locale): Promise<string> {
  const language = new Language(locale);
  const { say } = language;
  const partnersOnMap = await map(report, language);
  const beside = besidePilots(report, language);
  return markup`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${say('report.title')}: ${language.plain(report.name)}</title>
<style>${STYLE}</style>
</head>
<body>
${header(report, language)}
<main>
${summary(report, language)}
${programme(report, language)}
${money(report, language)}
<section aria-labelledby="overview"><h2 id="overview">${say('report.overview')}</h2>
${overview(report, language)}
</section>
${chart(report, language)}
${report.pilots.length <= FEW_PILOTS ? [partnersOnMap, beside] : [beside, partnersOnMap]}
${report.pilots.map((pilot, index) => onePilot(pilot, index, report, language))}
</main>
<footer>
<p>${say('report.aboutText', { moment: language.formats.moment(report.generatedAt, report.timeZone) })}</p>
</footer>
</body>
</html>
`.text;
}

function header(report: PilotProgrammeReport, language: Language): Markup {
  const { say, formats } = language;
  const { over, provenance } = report;
  return markup`<header>
<p class="kind">${say('report.title')}</p>
<h1>${language.prose(report.name)}</h1>
${facts([
  [say('report.code'), report.code],
  [say('report.owner'), language.name(report.owner.name)],
  [say('report.period'), periodOf(report.period, report.asOf, language)],
  [
    say('report.status'),
    over && statusOn(language.plain(VALUE_NAMES.pilotProgrammeStatus[over.status]), over.on, language),
  ],
  [say('report.provenance'), provenance === 'documented' ? undefined : provenanceName(provenance, language)],
  [say('report.asOf'), formats.day(report.asOf)],
  [say('report.generated'), formats.moment(report.generatedAt, report.timeZone)],
])}
</header>`;
}

function programme({ basis, aims, characteristics }: PilotProgrammeReport, language: Language): Content {
  if (!basis && aims.length === 0 && characteristics.length === 0) return undefined;
  const { say } = language;
  const list = (items: readonly LocalisedText[]): Content =>
    items.length > 0 ? markup`<ul>${items.map((item) => markup`<li>${language.prose(item)}</li>`)}</ul>` : undefined;
  return markup`<section aria-labelledby="programme"><h2 id="programme">${say('report.programme')}</h2>
${facts([
  [say('report.basis'), basis && language.prose(basis)],
  [say('report.aims'), list(aims)],
  [say('report.characteristics'), list(characteristics)],
])}
</section>`;
}

function chart(report: PilotProgrammeReport, language: Language): Content {
  if (report.pilots.length === 0) return undefined;
  const { say } = language;
  const marks = report.pilots
    .flatMap(({ partners, grants }) => [...partners, ...grants])
    .map(({ provenance }) => provenance);
  return markup`<section aria-labelledby="charts"><h2 id="charts">${say('report.charts')}</h2>
<figure>${partnersAndMoneyChart(report, language)}
<figcaption><p>${say('report.chartCaption')}${pictureMark(marks, report, language)}</p></figcaption></figure>
</section>`;
}

/** The mark of everything in a picture, for its caption. */
function pictureMark(marks: readonly Provenance[], { provenance }: PilotProgrammeReport, language: Language): Content {
  return provenanceMark(weakest(marks), provenance, language);
}

async function map(report: PilotProgrammeReport, language: Language): Promise<Content> {
  const places = placesOf(report, language);
  if (places.length === 0) return undefined;
  const partners = partnerMap(places, report.pilots, language, await loadAtlas(atlasScaleFor(places)));
  const { say, formats } = language;
  const provenances = report.pilots
    .flatMap((pilot) => currentPartners(pilot, report.asOf))
    .map(({ provenance }) => provenance);
  const numbered = partners.numbered.map(({ name }, index) => `${formats.number(index + 1)} ${name}`);
  const unnamed = partners.unnamed.map(({ name }) => name);
  const missing = organisationsWithoutPlace(report).map(({ name }) => language.plain(name));
  const listed = (word: string, names: readonly string[]): Content =>
    names.length > 0 ? markup`<p>${word}: ${formats.list(names)}.</p>` : undefined;
  return markup`<section aria-labelledby="map"><h2 id="map">${say('report.map')}</h2>
<figure>${partners.drawing}
<figcaption><p>${say('report.mapCaption')}${pictureMark(provenances, report, language)}</p>
${listed(say('report.mapNumbered'), numbered)}${listed(say('report.mapUnnamed'), unnamed)}${listed(say('report.mapWithoutPlace'), missing)}
<p>${say('report.attribution')}</p></figcaption></figure>
</section>`;
}

function money({ appropriations, provenance: usual }: PilotProgrammeReport, language: Language): Markup {
  const { say, formats } = language;
  return markup`<section aria-labelledby="money"><h2 id="money">${say('report.money')}</h2>
${
  appropriations.length === 0
    ? markup`<p>${say('report.noAppropriation')}</p>`
    : table<ReportAppropriation>(
        {
          caption: say('report.moneyCaption'),
          columns: [
            { header: say('report.appropriation'), isNumber: true, cell: ({ amount }) => formats.money(amount) },
            { header: say('report.granted'), isNumber: true, cell: ({ granted }) => formats.money(granted) },
            { header: say('report.left'), isNumber: true, cell: ({ left }) => formats.money(left) },
          ],
          rows: appropriations,
          provenance: ({ provenance }) => provenance,
        },
        usual,
        language,
      )
}
</section>`;
}
