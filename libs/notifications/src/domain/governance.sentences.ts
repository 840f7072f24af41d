import {
  type EventName,
  type Instant,
  momentsText,
  type OrganisationId,
  type Translations,
  VALUE_NAMES,
  type ZoneId,
} from '@talkoot/contracts';
import { dayText } from './day.js';
import { DUE, labelled, listed, type NameOf, PROPOSERS, REASON, type Sentence, say, withLines } from './sentence.js';

type GovernanceEvent = Extract<
  EventName,
  `${'body' | 'seat-invitation' | 'meeting' | 'action-item' | 'proposal'}.${string}`
>;

/** For events that nobody is notified of. */
const SILENT = () => undefined;

type Personal = Extract<EventName, 'body.mandate-begun.v1' | 'body.mandate-ended.v1' | 'seat-invitation.sent.v1'>;

const INVITED_BY: Translations = { fi: 'Kutsuja', sv: 'Inbjudan från', en: 'Invited by' };
const SEAT: Translations = { fi: 'Paikka', sv: 'Plats', en: 'Seat' };
const ORGANISATION: Translations = { fi: 'Organisaatio', sv: 'Organisation', en: 'Organisation' };

/** For which organisation somebody sits in a body, if for one; who that is, no event says. */
const forWhom = (organisation: OrganisationId | undefined, nameOf: NameOf) =>
  labelled(ORGANISATION, organisation && nameOf(organisation));

/** What the person hears of whom the event tells, instead of what others hear. */
export const PERSONAL_SENTENCES: { readonly [N in Personal]: Sentence<N> } = {
  'body.mandate-begun.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      data.role === 'holder'
        ? say(
            [nameOf(aggregate)],
            data.period.from,
            (from, body) => `Sinulla on paikka toimielimessä ${body}${from && `, ${from} alkaen`}.`,
            (from, body) => `Du har en plats i organet ${body}${from && ` från och med ${from}`}.`,
            (from, body) => `You have a seat in the body ${body}${from && ` from ${from}`}.`,
          )
        : say(
            [nameOf(aggregate)],
            data.period.from,
            (from, body) => `Olet varajäsen toimielimessä ${body}${from && `, ${from} alkaen`}.`,
            (from, body) => `Du är ersättare i organet ${body}${from && ` från och med ${from}`}.`,
            (from, body) => `You are a substitute in the body ${body}${from && ` from ${from}`}.`,
          ),
      forWhom(data.organisation, nameOf),
    ),
  'body.mandate-ended.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.lastDay,
        (on, body) => `Toimikautesi toimielimessä ${body} päättyy ${on}.`,
        (on, body) => `Ditt mandat i organet ${body} upphör ${on}.`,
        (on, body) => `Your mandate in the body ${body} ends on ${on}.`,
      ),
      forWhom(data.organisation, nameOf),
    ),
  'seat-invitation.sent.v1': ({ data, organisation }, nameOf) =>
    withLines(
      data.role === 'holder'
        ? say(
            [nameOf(data.body)],
            data.expiresOn,
            (on, body) =>
              `Sinut on kutsuttu jäseneksi toimielimeen ${body}. Hyväksy tai hylkää kutsu viimeistään ${on}.`,
            (on, body) => `Du är inbjuden till en plats i organet ${body}. Tacka ja eller nej senast ${on}.`,
            (on, body) => `You are invited to a seat in the body ${body}. Accept or decline by ${on}.`,
          )
        : say(
            [nameOf(data.body)],
            data.expiresOn,
            (on, body) =>
              `Sinut on kutsuttu varajäseneksi toimielimeen ${body}. Hyväksy tai hylkää kutsu viimeistään ${on}.`,
            (on, body) => `Du är inbjuden som ersättare i organet ${body}. Tacka ja eller nej senast ${on}.`,
            (on, body) => `You are invited to be a substitute in the body ${body}. Accept or decline by ${on}.`,
          ),
      labelled(INVITED_BY, organisation && nameOf(organisation)),
    ),
};

interface Times {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

type AboutMeeting = (
  meeting: Translations,
  times: Times,
  zone: ZoneId,
  reason: Translations | undefined,
) => Translations;

/** What somebody hears of their own invitation to a meeting, whatever it follows from. */
export const INVITATION_SENTENCES: Record<'invite' | 'uninvite' | 'cancel', AboutMeeting> = {
  invite: (name, { startsAt, endsAt }, zone) =>
    at(
      name,
      momentsText(startsAt, endsAt, zone),
      (moment, meeting) => `Kutsu kokoukseen: ${meeting}, ${moment}.`,
      (moment, meeting) => `Kallelse till möte: ${meeting}, ${moment}.`,
      (moment, meeting) => `You are called to a meeting: ${meeting}, ${moment}.`,
    ),
  uninvite: (name, { startsAt, endsAt }, zone) =>
    at(
      name,
      momentsText(startsAt, endsAt, zone),
      (moment, meeting) =>
        `Kutsusi kokoukseen on peruttu: ${meeting}, ${moment}. Kokous pidetään, mutta et silloin enää kuulu toimielimeen.`,
      (moment, meeting) =>
        `Din kallelse till mötet har återtagits: ${meeting}, ${moment}. Mötet hålls, men du hör då inte längre till organet.`,
      (moment, meeting) =>
        `You are no longer called to the meeting: ${meeting}, ${moment}. It takes place, but you do not belong to the body on that day.`,
    ),
  cancel: (name, { startsAt, endsAt }, zone, reason) =>
    withLines(
      at(
        name,
        momentsText(startsAt, endsAt, zone),
        (moment, meeting) => `Kokous on peruttu: ${meeting}, ${moment}.`,
        (moment, meeting) => `Mötet är inställt: ${meeting}, ${moment}.`,
        (moment, meeting) => `The meeting is cancelled: ${meeting}, ${moment}.`,
      ),
      labelled(REASON, reason),
    ),
};

const DECISION: Translations = { fi: 'Päätös', sv: 'Beslut', en: 'Decision' };
const REMARK: Translations = { fi: 'Huomautus', sv: 'Anmärkning', en: 'Remark' };
const ANSWER_TEXT: Translations = { fi: 'Vastaus', sv: 'Svar', en: 'Answer' };
const ANSWER_DUE: Translations = { fi: 'Vastaus viimeistään', sv: 'Svar senast', en: 'Answer due' };

/** What comes next. */
const TO_ACCEPT: Translations = {
  fi: 'Lue pöytäkirja palvelussa ja hyväksy se tai tee siitä huomautus.',
  sv: 'Läs protokollet i tjänsten och godkänn det eller lämna en anmärkning.',
  en: 'Read the minutes in the service, and accept them or remark on them.',
};
const TO_SEND: Translations = {
  fi: 'Sihteeristö vastaa huomautukseen lähettämällä pöytäkirjan uudelleen.',
  sv: 'Sekretariatet svarar på anmärkningen genom att skicka protokollet på nytt.',
  en: 'The secretariat answers the remark by sending the minutes again.',
};
const TO_REPORT: Translations = {
  fi: 'Kun tehtävä on tehty, merkitse se palvelussa valmiiksi.',
  sv: 'Markera uppgiften som utförd i tjänsten när den är gjord.',
  en: 'When it is done, mark it as done in the service.',
};

/** What people hear of bodies, meetings, action items and proposals. A meeting is called by its title, else as its body. */
export const GOVERNANCE_SENTENCES: { readonly [N in GovernanceEvent]: Sentence<N> | typeof SILENT } = {
  'body.founded.v1': SILENT,
  'body.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, body) => `Toimielimen tietoja on muutettu: ${body}.`,
      (_, body) => `Uppgifter om organet har ändrats: ${body}.`,
      (_, body) => `Details of the body have changed: ${body}.`,
    ),
  'body.secretariat-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), data.after ? nameOf(data.after) : NOBODY],
      data.on,
      (on, body, secretariat) => `Sihteeristö ${on} alkaen: ${secretariat} (${body}).`,
      (on, body, secretariat) => `Sekretariat från och med ${on}: ${secretariat} (${body}).`,
      (on, body, secretariat) => `The secretariat from ${on}: ${secretariat} (${body}).`,
    ),
  'body.seat-added.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, body) => `Toimielimessä on uusi paikka: ${body}.`,
      (_, body) => `Organet har en ny plats: ${body}.`,
      (_, body) => `The body has a new seat: ${body}.`,
    ),
  'body.seat-changed.v1': SILENT,
  'body.seat-ended.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.lastDay,
      (on, body) => `Paikka toimielimessä päättyy ${on}: ${body}.`,
      (on, body) => `En plats i organet upphör ${on}: ${body}.`,
      (on, body) => `A seat in the body ends on ${on}: ${body}.`,
    ),
  'body.seat-handed-over.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), data.before ? nameOf(data.before) : NOBODY, data.after ? nameOf(data.after) : NOBODY],
      data.on,
      (on, body, before, after) => `Paikka toimielimessä ${body} siirtyy ${on} alkaen (${before} → ${after}).`,
      (on, body, before, after) => `En plats i organet ${body} övergår från och med ${on} (${before} → ${after}).`,
      (on, body, before, after) => `From ${on} a seat in the body ${body} is handed over (${before} → ${after}).`,
    ),
  'body.mandate-begun.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      data.role === 'holder'
        ? say(
            [nameOf(aggregate)],
            undefined,
            (_, body) => `Toimielimessä on uusi jäsen: ${body}.`,
            (_, body) => `Organet har en ny ledamot: ${body}.`,
            (_, body) => `The body has a new member: ${body}.`,
          )
        : say(
            [nameOf(aggregate)],
            undefined,
            (_, body) => `Toimielimessä on uusi varajäsen: ${body}.`,
            (_, body) => `Organet har en ny ersättare: ${body}.`,
            (_, body) => `The body has a new substitute: ${body}.`,
          ),
      forWhom(data.organisation, nameOf),
    ),
  'body.mandate-handed-over.v1': SILENT,
  'body.mandate-changed.v1': SILENT,
  'body.mandate-ended.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.lastDay,
        (on, body) => `Toimikausi päättyy ${on}: ${body}.`,
        (on, body) => `Ett mandat upphör ${on}: ${body}.`,
        (on, body) => `A mandate ends on ${on}: ${body}.`,
      ),
      forWhom(data.organisation, nameOf),
    ),
  // The person invited has a sentence of their own, see PERSONAL_SENTENCES.
  'seat-invitation.sent.v1': SILENT,
  'seat-invitation.accepted.v1': SILENT,
  'seat-invitation.declined.v1': ({ data }, nameOf) =>
    withLines(
      say(
        [nameOf(data.body)],
        undefined,
        (_, body) => `Toimielimen paikalle kutsuttu ei ota paikkaa vastaan: ${body}. Kutsu joku muu.`,
        (_, body) => `Den som bjudits in till en plats i organet tackade nej: ${body}. Bjud in någon annan.`,
        (_, body) => `The person invited to a seat in the body declined: ${body}. Invite somebody else.`,
      ),
      labelled(SEAT, nameOf(data.seat)),
    ),
  'seat-invitation.withdrawn.v1': SILENT,
  'seat-invitation.expired.v1': ({ data }, nameOf) =>
    withLines(
      say(
        [nameOf(data.body)],
        undefined,
        (_, body) => `Kutsuun toimielimen paikalle ei vastattu ajoissa: ${body}. Kutsu uudelleen tai kutsu joku muu.`,
        (_, body) =>
          `En inbjudan till en plats i organet besvarades inte i tid: ${body}. Bjud in på nytt eller bjud in någon annan.`,
        (_, body) =>
          `An invitation to a seat in the body was not answered in time: ${body}. Invite again, or invite somebody else.`,
      ),
      labelled(SEAT, nameOf(data.seat)),
    ),
  'meeting.planned.v1': SILENT,
  'meeting.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, meeting) => `Kokouksen tietoja on muutettu: ${meeting}.`,
      (_, meeting) => `Uppgifter om mötet har ändrats: ${meeting}.`,
      (_, meeting) => `Details of the meeting have changed: ${meeting}.`,
    ),
  'meeting.agenda-changed.v1': SILENT,
  'meeting.agenda-handed-over.v1': SILENT,
  'meeting.convened.v1': ({ aggregate, data }, nameOf, { zone }) =>
    INVITATION_SENTENCES.invite(nameOf(aggregate), data, zone, undefined),
  'meeting.moved.v1': ({ aggregate, data }, nameOf, { zone }) =>
    at(
      nameOf(aggregate),
      momentsText(data.startsAt, data.endsAt, zone),
      (moment, meeting) => `Kokouksen aika on muuttunut: ${meeting}, uusi aika ${moment}.`,
      (moment, meeting) => `Mötet har flyttats: ${meeting}, ny tid ${moment}.`,
      (moment, meeting) => `The meeting was moved: ${meeting}, now ${moment}.`,
    ),
  'meeting.cancelled.v1': ({ aggregate, data }, nameOf, { zone, wordsOf }) =>
    INVITATION_SENTENCES.cancel(nameOf(aggregate), data, zone, wordsOf(aggregate)),
  'meeting.held.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, meeting) =>
        `Kokous on pidetty: ${meeting}. Edustettuja paikkoja ${data.present}, ${data.quorate ? 'päätösvaltainen' : 'ei päätösvaltainen'}.`,
      (_, meeting) =>
        `Mötet har hållits: ${meeting}. Företrädda platser ${data.present}, ${data.quorate ? 'beslutfört' : 'inte beslutfört'}.`,
      (_, meeting) =>
        `The meeting was held: ${meeting}. Seats present ${data.present}, ${data.quorate ? 'with a quorum' : 'without a quorum'}.`,
    ),
  'meeting.recorded.v1': ({ aggregate, data }, nameOf, { zone }) =>
    at(
      nameOf(aggregate),
      momentsText(data.startsAt, data.endsAt, zone),
      (moment, meeting) =>
        `Pidetty kokous on kirjattu jälkikäteen: ${meeting}, ${moment}. Edustettuja paikkoja ${data.present}, ${data.quorate ? 'päätösvaltainen' : 'ei päätösvaltainen'}.`,
      (moment, meeting) =>
        `Ett hållet möte har antecknats i efterhand: ${meeting}, ${moment}. Företrädda platser ${data.present}, ${data.quorate ? 'beslutfört' : 'inte beslutfört'}.`,
      (moment, meeting) =>
        `A meeting that was held has been recorded afterwards: ${meeting}, ${moment}. Seats present ${data.present}, ${data.quorate ? 'with a quorum' : 'without a quorum'}.`,
    ),
  'meeting.attendance-corrected.v1': SILENT,
  'meeting.decided.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.item), VALUE_NAMES.decisionOutcome[data.outcome]],
        undefined,
        (_, meeting, item, outcome) => `Kokouksen ${meeting} päätös asiasta ${item}: ${outcome}.`,
        (_, meeting, item, outcome) => `Mötet ${meeting} har beslutat om ärendet ${item}: ${outcome}.`,
        (_, meeting, item, outcome) => `The meeting ${meeting} decided on ${item}: ${outcome}.`,
      ),
      labelled(DECISION, wordsOf(data.decision)),
    ),
  'meeting.decision-corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.item), VALUE_NAMES.decisionOutcome[data.outcome]],
        undefined,
        (_, meeting, item, outcome) =>
          `Kokouksen ${meeting} kirjattua päätöstä asiasta ${item} on korjattu: ${outcome}.`,
        (_, meeting, item, outcome) =>
          `Det införda beslutet om ärendet ${item} vid mötet ${meeting} har rättats: ${outcome}.`,
        (_, meeting, item, outcome) =>
          `The recorded decision of the meeting ${meeting} on ${item} was corrected: ${outcome}.`,
      ),
      labelled(DECISION, wordsOf(data.decision)),
    ),
  'meeting.decision-withdrawn.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.item)],
      undefined,
      (_, meeting, item) =>
        `Kokouksen ${meeting} kirjattu päätös asiasta ${item} on poistettu: asiasta ei ole päätetty.`,
      (_, meeting, item) =>
        `Det införda beslutet om ärendet ${item} vid mötet ${meeting} har tagits bort: ärendet har inte avgjorts.`,
      (_, meeting, item) =>
        `The recorded decision of the meeting ${meeting} on ${item} was withdrawn: nothing was decided on it.`,
    ),
  'meeting.minutes-written.v1': SILENT,
  'meeting.minutes-sent.v1': ({ aggregate }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        undefined,
        (_, meeting) => `Pöytäkirja odottaa huomautuksia ja hyväksymistä: ${meeting}.`,
        (_, meeting) => `Protokollet väntar på anmärkningar och godkännande: ${meeting}.`,
        (_, meeting) => `The minutes wait for remarks and acceptance: ${meeting}.`,
      ),
      TO_ACCEPT,
    ),
  'meeting.minutes-remarked.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        undefined,
        (_, meeting) => `Pöytäkirjasta on huomautettu: ${meeting}.`,
        (_, meeting) => `Protokollet har fått en anmärkning: ${meeting}.`,
        (_, meeting) => `Somebody remarked on the minutes: ${meeting}.`,
      ),
      labelled(REMARK, wordsOf(data.remark)),
      TO_SEND,
    ),
  'meeting.minutes-accepted.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, meeting) => `Läsnä ollut on hyväksynyt pöytäkirjan: ${meeting}.`,
      (_, meeting) => `En närvarande har godkänt protokollet: ${meeting}.`,
      (_, meeting) => `Somebody who was present accepted the minutes: ${meeting}.`,
    ),
  'meeting.minutes-approved.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, meeting) => `Pöytäkirja on vahvistettu ${on}: ${meeting}.`,
      (on, meeting) => `Protokollet fastställdes ${on}: ${meeting}.`,
      (on, meeting) => `The minutes were approved on ${on}: ${meeting}.`,
    ),
  'action-item.given.v1': ({ aggregate, data }, nameOf) =>
    data.due
      ? say(
          [nameOf(aggregate), nameOf(data.meeting)],
          data.due,
          (on, item, meeting) => `Uusi tehtävä kokouksesta ${meeting}: ${item}, viimeistään ${on}.`,
          (on, item, meeting) => `En ny uppgift från mötet ${meeting}: ${item}, senast ${on}.`,
          (on, item, meeting) => `A new action item of the meeting ${meeting}: ${item}, due on ${on}.`,
        )
      : say(
          [nameOf(aggregate), nameOf(data.meeting)],
          undefined,
          (_, item, meeting) => `Uusi tehtävä kokouksesta ${meeting}: ${item}.`,
          (_, item, meeting) => `En ny uppgift från mötet ${meeting}: ${item}.`,
          (_, item, meeting) => `A new action item of the meeting ${meeting}: ${item}.`,
        ),
  'action-item.changed.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        undefined,
        (_, item) => `Tehtävää on muutettu: ${item}.`,
        (_, item) => `Uppgiften har ändrats: ${item}.`,
        (_, item) => `The action item has changed: ${item}.`,
      ),
      labelled(DUE, data.due && dayText(data.due)),
    ),
  'action-item.handed-over.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.before), nameOf(data.after)],
      data.on,
      (on, item, before, after) => `Tehtävä siirtyy ${on} alkaen (${before} → ${after}): ${item}.`,
      (on, item, before, after) => `Uppgiften övergår från och med ${on} (${before} → ${after}): ${item}.`,
      (on, item, before, after) => `From ${on} the action item is handed over (${before} → ${after}): ${item}.`,
    ),
  'action-item.done.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, item) => `Tehtävä on valmis ${on}: ${item}.`,
      (on, item) => `Uppgiften är utförd ${on}: ${item}.`,
      (on, item) => `The action item was done on ${on}: ${item}.`,
    ),
  'action-item.withdrawn.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, item) => `Tehtävästä on luovuttu ${on}: ${item}.`,
      (on, item) => `Uppgiften har dragits tillbaka ${on}: ${item}.`,
      (on, item) => `The action item was withdrawn on ${on}: ${item}.`,
    ),
  'action-item.due-soon.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.due,
        (on, item) => `Tehtävän määräpäivä lähestyy, ${on}: ${item}.`,
        (on, item) => `Uppgiften ska snart vara utförd, ${on}: ${item}.`,
        (on, item) => `The action item is due soon, on ${on}: ${item}.`,
      ),
      TO_REPORT,
    ),
  'action-item.late.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.due,
        (on, item) => `Tehtävä on myöhässä, määräpäivä oli ${on}: ${item}.`,
        (on, item) => `Uppgiften är försenad, den skulle vara utförd ${on}: ${item}.`,
        (on, item) => `The action item is late, it was due on ${on}: ${item}.`,
      ),
      TO_REPORT,
    ),
  'proposal.submitted.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.addressee)],
        undefined,
        (_, proposal, addressee) => `Uusi aloite, jonka saa ${addressee}: ${proposal}.`,
        (_, proposal, addressee) => `Ett nytt initiativ till ${addressee}: ${proposal}.`,
        (_, proposal, addressee) => `A new proposal to ${addressee}: ${proposal}.`,
      ),
      labelled(PROPOSERS, listed(data.proposers.map(nameOf))),
      labelled(ANSWER_DUE, data.answerDue && dayText(data.answerDue)),
    ),
  'proposal.proposer-joined.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.organisation)],
      undefined,
      (_, proposal, proposer) => `${proposer} on nyt mukana tekemässä aloitetta: ${proposal}.`,
      (_, proposal, proposer) => `${proposer} står nu också bakom initiativet: ${proposal}.`,
      (_, proposal, proposer) => `${proposer} makes the proposal as well from now on: ${proposal}.`,
    ),
  'proposal.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, proposal) => `Aloitetta on muutettu: ${proposal}.`,
      (_, proposal) => `Initiativet har ändrats: ${proposal}.`,
      (_, proposal) => `The proposal has changed: ${proposal}.`,
    ),
  'proposal.supported.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.organisation)],
      data.on,
      (on, proposal, supporter) => `${supporter} tukee ${on} alkaen aloitetta ${proposal}.`,
      (on, proposal, supporter) => `${supporter} stöder från och med ${on} initiativet ${proposal}.`,
      (on, proposal, supporter) => `From ${on} ${supporter} supports the proposal ${proposal}.`,
    ),
  'proposal.support-ended.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.organisation)],
      data.lastDay,
      (on, proposal, supporter) => `Tuki aloitteelle ${proposal} päättyy ${on}: ${supporter}.`,
      (on, proposal, supporter) => `Stödet för initiativet ${proposal} upphör ${on}: ${supporter}.`,
      (on, proposal, supporter) => `The support for the proposal ${proposal} ends on ${on}: ${supporter}.`,
    ),
  'proposal.party-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.before), nameOf(data.after)],
      data.on,
      (on, proposal, before, after) =>
        `Aloite ${proposal}: ${after} tulee ${on} alkaen organisaation ${before} tilalle.`,
      (on, proposal, before, after) =>
        `Initiativet ${proposal}: ${after} träder från och med ${on} i stället för ${before}.`,
      (on, proposal, before, after) => `The proposal ${proposal}: from ${on}, ${after} stands in for ${before}.`,
    ),
  'proposal.answered.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), VALUE_NAMES.proposalAnswer[data.answer]],
        data.on,
        (on, proposal, answer) => `Aloitteeseen ${proposal} on vastattu ${on}: ${answer}.`,
        (on, proposal, answer) => `Initiativet ${proposal} besvarades ${on}: det ${answer}.`,
        (on, proposal, answer) => `The proposal ${proposal} was answered on ${on}: ${answer}.`,
      ),
      labelled(ANSWER_TEXT, wordsOf(aggregate)),
    ),
  'proposal.withdrawn.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, proposal) => `Aloite on vedetty takaisin ${on}: ${proposal}.`,
      (on, proposal) => `Initiativet drogs tillbaka ${on}: ${proposal}.`,
      (on, proposal) => `The proposal was withdrawn on ${on}: ${proposal}.`,
    ),
  'proposal.overdue.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.answerDue,
      (on, proposal) => `Aloitteeseen ei ole vastattu määräpäivään ${on} mennessä: ${proposal}.`,
      (on, proposal) => `Initiativet har inte besvarats inom utsatt tid, ${on}: ${proposal}.`,
      (on, proposal) => `The proposal was not answered by ${on}: ${proposal}.`,
    ),
};

const NOBODY: Translations = { fi: 'ei mikään', sv: 'ingen', en: 'none' };

/** A sentence about a meeting and its time. */
function at(
  meeting: Translations,
  when: Translations,
  fi: (when: string, meeting: string) => string,
  sv: (when: string, meeting: string) => string,
  en: (when: string, meeting: string) => string,
): Translations {
  return { fi: fi(when.fi, meeting.fi), sv: sv(`den ${when.sv}`, meeting.sv), en: en(when.en, meeting.en) };
}
