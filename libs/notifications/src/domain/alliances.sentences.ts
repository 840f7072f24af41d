import type { EventName } from '@talkoot/contracts';
import { labelled, listed, PROPOSERS, quoted, type Sentence, say, withLines } from './sentence.js';
import { translations } from './translations.js';

type AlliancesEvent = Extract<EventName, `alliance.${string}`>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

/** What people hear of alliances. */
export const ALLIANCES_SENTENCES: { readonly [N in AlliancesEvent]: Sentence<N> | typeof SILENT } = {
  'alliance.proposed.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        undefined,
        (_, alliance) => `Allianssia ehdotetaan: ${alliance}.`,
        (_, alliance) => `En allians föreslås: ${alliance}.`,
        (_, alliance) => `An alliance is proposed: ${alliance}.`,
      ),
      labelled(PROPOSERS, listed(data.proposers.map(nameOf))),
    ),
  'alliance.entered.v1': SILENT,
  'alliance.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, alliance) => `Allianssin tietoja on muutettu: ${alliance}.`,
      (_, alliance) => `Uppgifter om alliansen har ändrats: ${alliance}.`,
      (_, alliance) => `Details of the alliance have changed: ${alliance}.`,
    ),
  'alliance.activated.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, alliance) => `Allianssi ${alliance} on aloittanut toimintansa ${on}.`,
      (on, alliance) => `Alliansen ${alliance} har inlett sin verksamhet ${on}.`,
      (on, alliance) => `The alliance ${alliance} began its work on ${on}.`,
    ),
  'alliance.ended.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, alliance) => `Allianssi ${alliance} on päättynyt ${on}.`,
      (on, alliance) => `Alliansen ${alliance} har upphört ${on}.`,
      (on, alliance) => `The alliance ${alliance} ended on ${on}.`,
    ),
  'alliance.owner-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, alliance, owner) => `Allianssin ${alliance} omistaja on ${on} alkaen ${owner}.`,
      (on, alliance, owner) => `Ägare till alliansen ${alliance} är från och med ${on} ${owner}.`,
      (on, alliance, owner) => `The owner of the alliance ${alliance} from ${on} is ${owner}.`,
    ),
  'alliance.proposer-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.before), nameOf(data.after)],
      data.on,
      (on, alliance, before, after) =>
        `Allianssi ${alliance}: ${after} tulee ${on} alkaen ehdottajan ${before} tilalle.`,
      (on, alliance, before, after) =>
        `Alliansen ${alliance}: ${after} träder från och med ${on} i stället för förslagsställaren ${before}.`,
      (on, alliance, before, after) =>
        `The alliance ${alliance}: from ${on}, ${after} stands in for the proposer ${before}.`,
    ),
  'alliance.proposer-joined.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.proposer)],
      undefined,
      (_, alliance, proposer) => `${proposer} ehdottaa nyt myös allianssia ${alliance}.`,
      (_, alliance, proposer) => `${proposer} föreslår nu också alliansen ${alliance}.`,
      (_, alliance, proposer) => `${proposer} proposes the alliance ${alliance} as well from now on.`,
    ),
  'alliance.proposer-stated.v1': SILENT,
  'alliance.member-joined.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.member)],
      undefined,
      (_, alliance, member) => `Allianssilla on uusi jäsen: ${member} (${alliance}).`,
      (_, alliance, member) => `Alliansen har en ny medlem: ${member} (${alliance}).`,
      (_, alliance, member) => `The alliance has a new member: ${member} (${alliance}).`,
    ),
  'alliance.member-left.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.member)],
      data.lastDay,
      (on, alliance, member) => `Jäsenyys allianssissa päättyy ${on}: ${member} (${alliance}).`,
      (on, alliance, member) => `Medlemskapet i alliansen upphör ${on}: ${member} (${alliance}).`,
      (on, alliance, member) => `The membership in the alliance ends on ${on}: ${member} (${alliance}).`,
    ),
  'alliance.membership-corrected.v1': SILENT,
  // That the themes are arranged tells of it: several groups at once would be as many mails.
  'alliance.theme-group-added.v1': SILENT,
  'alliance.theme-group-renamed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), quoted(translations(data.before)), quoted(translations(data.name))],
      data.on,
      (on, alliance, before, name) => `Allianssin ${alliance} teemaryhmän nimi muuttuu ${on}: ${before} → ${name}.`,
      (on, alliance, before, name) => `En temagrupp i alliansen ${alliance} byter namn ${on}: ${before} → ${name}.`,
      (on, alliance, before, name) =>
        `From ${on} a group of themes of the alliance ${alliance} is renamed: ${before} → ${name}.`,
    ),
  'alliance.theme-group-removed.v1': SILENT,
  'alliance.themes-arranged.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, alliance) => `Allianssin ${alliance} teemat on järjestetty uudelleen ${on} alkaen.`,
      (on, alliance) => `Temana i alliansen ${alliance} har ordnats på nytt från och med ${on}.`,
      (on, alliance) => `The themes of the alliance ${alliance} are arranged anew from ${on}.`,
    ),
};
