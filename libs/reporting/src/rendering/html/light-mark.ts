import { type Light, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import type { ReportStatus } from '../programme-report.js';

/** A traffic light that can be told without its colour: a disc with a tick, a triangle, a square with a cross. */
const SIGNS: Record<Light, Markup> = {
  'on-track': markup`<circle cx="8" cy="8" r="7.5" fill="#1b7837"/><path d="M4.4,8.3L7,10.9L11.6,5.4" fill="none" stroke="#fff" stroke-width="1.8"/>`,
  'at-risk': markup`<path d="M8,.6L15.6,15H.4Z" fill="#f2b705" stroke="#6b5000" stroke-width=".8"/><path d="M8,5.4V10M8,11.5V13.2" stroke="#000" stroke-width="1.8"/>`,
  'off-track': markup`<path d="M.8,.8H15.2V15.2H.8Z" fill="#a5122a"/><path d="M4.6,4.6L11.4,11.4M11.4,4.6L4.6,11.4" stroke="#fff" stroke-width="1.8"/>`,
};

/** The light's sign and word. */
export function lightMark(light: Light, language: Language): Markup {
  return markup`<span class="light"><svg aria-hidden="true" width="14" height="14" viewBox="0 0 16 16">${SIGNS[light]}</svg>${language.plain(VALUE_NAMES.light[light])}</span>`;
}

/** What the last status report said and when. */
export function lightOf(report: ReportStatus | undefined, language: Language): Content {
  const { say, formats } = language;
  if (!report) return markup`<small>${say('report.noStatusReport')}</small>`;
  return markup`${lightMark(report.light, language)} <small class="nowrap">${say('report.reportedOn', { day: formats.day(report.on) })}</small>`;
}
