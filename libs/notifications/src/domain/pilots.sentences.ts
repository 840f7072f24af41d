import { type EventName, type Translations, VALUE_NAMES } from '@talkoot/contracts';
import { dayInSentence, dayText } from './day.js';
import { DUE, labelled, REASON, type Sentence, say, withLines } from './sentence.js';

type PilotsEvent = Extract<EventName, `${'pilot-programme' | 'plan' | 'project' | 'pilot'}.${string}`>;

const PILOT: Translations = { fi: 'Pilotti', sv: 'Pilot', en: 'Pilot' };
const PROJECT: Translations = { fi: 'Hanke', sv: 'Projekt', en: 'Project' };

/** What comes next. */
const DECIDES: Translations = {
  fi: 'Pilottiohjelman omistaja päättää suunnitelmasta.',
  sv: 'Pilotprogrammets ägare beslutar om planen.',
  en: 'The owner of the pilot programme decides on the plan.',
};
const NEW_PLAN: Translations = {
  fi: 'Uuden suunnitelman voi jättää niin kauan kuin haku on auki.',
  sv: 'En ny plan kan lämnas in så länge ansökningstiden pågår.',
  en: 'A new plan can be submitted as long as the call is open.',
};
const UNSEEN: Translations = {
  fi: 'Luonnoksen näkevät vain ohjelman omistaja ja mukaan nimetyt, kunnes pilotti hyväksytään.',
  sv: 'Utkastet syns bara för programmets ägare och dem som namnges i det, tills piloten godkänns.',
  en: 'Only the owner of the programme and those named in it see the draft until the pilot is approved.',
};
const TO_ANSWER: Translations = {
  fi: 'Kutsun voi hyväksyä tai hylätä palvelussa.',
  sv: 'Inbjudan kan antas eller avböjas i tjänsten.',
  en: 'The invitation can be accepted or declined in the service.',
};

/** What people hear of pilot programmes, plans, projects and pilots. */
export const PILOTS_SENTENCES: { readonly [N in PilotsEvent]: Sentence<N> | (() => undefined) } = {
  'pilot-programme.created.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, programme) => `Pilottiohjelma on perustettu: ${programme}.`,
      (_, programme) => `Ett pilotprogram har inrättats: ${programme}.`,
      (_, programme) => `A pilot programme was set up: ${programme}.`,
    ),
  'pilot-programme.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, programme) => `Pilottiohjelman tietoja on muutettu: ${programme}.`,
      (_, programme) => `Uppgifter om pilotprogrammet har ändrats: ${programme}.`,
      (_, programme) => `Details of the pilot programme have changed: ${programme}.`,
    ),
  'pilot-programme.call-opened.v1': ({ aggregate, data }, nameOf) => {
    const programme = nameOf(aggregate);
    const [opens, closes] = [dayInSentence(data.opens), data.closes && dayInSentence(data.closes)];
    return {
      fi: `Pilottiohjelman ${programme.fi} haku on avautunut ${opens.fi}.${closes ? ` Haku päättyy ${closes.fi}.` : ''}`,
      sv: `Ansökningstiden för pilotprogrammet ${programme.sv} har börjat ${opens.sv}.${closes ? ` Den slutar ${closes.sv}.` : ''}`,
      en: `The call of the pilot programme ${programme.en} opened on ${opens.en}.${closes ? ` It closes on ${closes.en}.` : ''}`,
    };
  },
  'pilot-programme.ended.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, programme) => `Pilottiohjelma on päätetty ${on}: ${programme}.`,
        (on, programme) => `Pilotprogrammet avslutades ${on}: ${programme}.`,
        (on, programme) => `The pilot programme ended on ${on}: ${programme}.`,
      ),
      labelled(REASON, wordsOf(aggregate)),
    ),
  'pilot-programme.cancelled.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, programme) => `Pilottiohjelma on peruttu ${on}: ${programme}.`,
        (on, programme) => `Pilotprogrammet ställdes in ${on}: ${programme}.`,
        (on, programme) => `The pilot programme was cancelled on ${on}: ${programme}.`,
      ),
      labelled(REASON, wordsOf(aggregate)),
    ),
  'pilot-programme.owner-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, programme, owner) => `Pilottiohjelman ${programme} omistaja on ${on} alkaen ${owner}.`,
      (on, programme, owner) => `Ägare till pilotprogrammet ${programme} är från och med ${on} ${owner}.`,
      (on, programme, owner) => `The owner of the pilot programme ${programme} from ${on} is ${owner}.`,
    ),
  'plan.submitted.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.programme), nameOf(data.applicant)],
        data.on,
        (on, plan, programme, applicant) =>
          `${applicant} on jättänyt ${on} suunnitelman ${plan} pilottiohjelmaan ${programme}.`,
        (on, plan, programme, applicant) =>
          `${applicant} har ${on} lämnat in planen ${plan} till pilotprogrammet ${programme}.`,
        (on, plan, programme, applicant) =>
          `${applicant} submitted the plan ${plan} to the pilot programme ${programme} on ${on}.`,
      ),
      DECIDES,
    ),
  'plan.approved.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, plan) => `Suunnitelma ${plan} on hyväksytty pilotiksi ${on}.`,
        (on, plan) => `Planen ${plan} godkändes som pilot ${on}.`,
        (on, plan) => `The plan ${plan} was approved as a pilot on ${on}.`,
      ),
      labelled(PILOT, nameOf(data.pilot)),
    ),
  'plan.redirected.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, plan) => `Suunnitelma ${plan} on ohjattu ${on} erilliseksi hankkeeksi.`,
        (on, plan) => `Planen ${plan} hänvisades ${on} till ett separat projekt.`,
        (on, plan) => `The plan ${plan} was redirected to a separate project on ${on}.`,
      ),
      labelled(PROJECT, nameOf(data.project)),
      labelled(REASON, wordsOf(aggregate)),
    ),
  'plan.rejected.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, plan) => `Suunnitelma ${plan} on hylätty ${on}.`,
        (on, plan) => `Planen ${plan} avslogs ${on}.`,
        (on, plan) => `The plan ${plan} was rejected on ${on}.`,
      ),
      labelled(REASON, wordsOf(aggregate)),
      NEW_PLAN,
    ),
  'plan.details-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.programme)],
      undefined,
      (_, plan, programme) => `Pilottiohjelmaan ${programme} jätettyä suunnitelmaa on korjattu: ${plan}.`,
      (_, plan, programme) => `En plan som lämnats in till pilotprogrammet ${programme} har rättats: ${plan}.`,
      (_, plan, programme) => `A plan submitted to the pilot programme ${programme} was corrected: ${plan}.`,
    ),
  'plan.withdrawn.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.programme)],
        data.on,
        (on, plan, programme) => `Pilottiohjelmaan ${programme} jätetty suunnitelma on peruttu ${on}: ${plan}.`,
        (on, plan, programme) => `En plan som lämnats in till pilotprogrammet ${programme} återtogs ${on}: ${plan}.`,
        (on, plan, programme) =>
          `A plan submitted to the pilot programme ${programme} was withdrawn on ${on}: ${plan}.`,
      ),
      labelled(REASON, wordsOf(aggregate)),
    ),
  'plan.party-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.before), nameOf(data.after)],
      data.on,
      (on, plan, before, after) => `Suunnitelma ${plan}: ${after} tulee ${on} alkaen organisaation ${before} tilalle.`,
      (on, plan, before, after) => `Planen ${plan}: ${after} träder från och med ${on} i stället för ${before}.`,
      (on, plan, before, after) => `The plan ${plan}: from ${on}, ${after} stands in for ${before}.`,
    ),
  'project.registered.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.programme)],
      undefined,
      (_, project, programme) => `Pilottiohjelman ${programme} rinnalle on kirjattu erillinen hanke: ${project}.`,
      (_, project, programme) =>
        `Vid sidan av pilotprogrammet ${programme} har ett separat projekt införts: ${project}.`,
      (_, project, programme) => `A separate project stands beside the pilot programme ${programme}: ${project}.`,
    ),
  'project.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, project) => `Hankkeen tietoja on muutettu: ${project}.`,
      (_, project) => `Uppgifter om projektet har ändrats: ${project}.`,
      (_, project) => `Details of the project have changed: ${project}.`,
    ),
  'project.coordinator-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, project, coordinator) => `Hankkeen ${project} koordinaattori on ${on} alkaen ${coordinator}.`,
      (on, project, coordinator) => `Samordnare för projektet ${project} är från och med ${on} ${coordinator}.`,
      (on, project, coordinator) => `The coordinator of the project ${project} from ${on} is ${coordinator}.`,
    ),
  'pilot.drafted.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.programme)],
        undefined,
        (_, pilot, programme) => `Pilottiohjelmaan ${programme} on luonnosteltu pilotti: ${pilot}.`,
        (_, pilot, programme) => `Ett utkast till pilot har gjorts i pilotprogrammet ${programme}: ${pilot}.`,
        (_, pilot, programme) => `A pilot was drafted in the pilot programme ${programme}: ${pilot}.`,
      ),
      UNSEEN,
    ),
  'pilot.entered.v1': () => undefined,
  'pilot.details-changed.v1': ({ aggregate }, nameOf) =>
    say(
      [nameOf(aggregate)],
      undefined,
      (_, pilot) => `Pilotin tietoja on muutettu: ${pilot}.`,
      (_, pilot) => `Uppgifter om piloten har ändrats: ${pilot}.`,
      (_, pilot) => `Details of the pilot have changed: ${pilot}.`,
    ),
  'pilot.approved.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, pilot) => `Pilotti ${pilot} on hyväksytty ${on}.`,
      (on, pilot) => `Piloten ${pilot} godkändes ${on}.`,
      (on, pilot) => `The pilot ${pilot} was approved on ${on}.`,
    ),
  'pilot.started.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, pilot) => `Pilotti ${pilot} on käynnistynyt ${on}.`,
      (on, pilot) => `Piloten ${pilot} inleddes ${on}.`,
      (on, pilot) => `The pilot ${pilot} started on ${on}.`,
    ),
  'pilot.completed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, pilot) => `Pilotti ${pilot} on saatu valmiiksi ${on}.`,
      (on, pilot) => `Piloten ${pilot} slutfördes ${on}.`,
      (on, pilot) => `The pilot ${pilot} was completed on ${on}.`,
    ),
  'pilot.closed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate)],
      data.on,
      (on, pilot) => `Pilotti ${pilot} on päätetty ${on}.`,
      (on, pilot) => `Piloten ${pilot} avslutades ${on}.`,
      (on, pilot) => `The pilot ${pilot} was closed on ${on}.`,
    ),
  'pilot.cancelled.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate)],
        data.on,
        (on, pilot) => `Pilotti ${pilot} on peruttu ${on}.`,
        (on, pilot) => `Piloten ${pilot} ställdes in ${on}.`,
        (on, pilot) => `The pilot ${pilot} was cancelled on ${on}.`,
      ),
      labelled(REASON, wordsOf(aggregate)),
    ),
  'pilot.coordinator-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, pilot, coordinator) => `Pilotin ${pilot} koordinaattori on ${on} alkaen ${coordinator}.`,
      (on, pilot, coordinator) => `Samordnare för piloten ${pilot} är från och med ${on} ${coordinator}.`,
      (on, pilot, coordinator) => `The coordinator of the pilot ${pilot} from ${on} is ${coordinator}.`,
    ),
  'pilot.applicant-changed.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.after)],
      data.on,
      (on, pilot, applicant) => `Pilotin ${pilot} hakija on ${on} alkaen ${applicant}.`,
      (on, pilot, applicant) => `Sökande för piloten ${pilot} är från och med ${on} ${applicant}.`,
      (on, pilot, applicant) => `The applicant of the pilot ${pilot} from ${on} is ${applicant}.`,
    ),
  'pilot.partner-invited.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.partner)],
        data.on,
        (on, pilot, partner) => `${partner} on kutsuttu ${on} pilotin ${pilot} kumppaniksi.`,
        (on, pilot, partner) => `${partner} inbjöds ${on} att bli partner i piloten ${pilot}.`,
        (on, pilot, partner) => `${partner} was invited to be a partner in the pilot ${pilot} on ${on}.`,
      ),
      TO_ANSWER,
    ),
  'pilot.invitation-ended.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.partner)],
      data.lastDay,
      (on, pilot, partner) => `Kutsu pilottiin ${pilot} ei ole enää voimassa (viimeinen päivä ${on}): ${partner}.`,
      (on, pilot, partner) => `Inbjudan till piloten ${pilot} gäller inte längre (sista dagen är ${on}): ${partner}.`,
      (on, pilot, partner) => `The invitation to the pilot ${pilot} no longer stands (last day ${on}): ${partner}.`,
    ),
  'pilot.partner-joined.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.partner)],
      data.on,
      (on, pilot, partner) => `${partner} on ${on} alkaen pilotin ${pilot} kumppani.`,
      (on, pilot, partner) => `${partner} är från och med ${on} partner i piloten ${pilot}.`,
      (on, pilot, partner) => `${partner} is a partner in the pilot ${pilot} from ${on}.`,
    ),
  'pilot.partnership-corrected.v1': () => undefined,
  'pilot.partner-left.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.partner)],
      data.lastDay,
      (on, pilot, partner) => `${partner} jää pois pilotista ${pilot}. Viimeinen päivä kumppanina on ${on}.`,
      (on, pilot, partner) => `${partner} lämnar piloten ${pilot}. Sista dagen som partner är ${on}.`,
      (on, pilot, partner) => `${partner} leaves the pilot ${pilot}. Its last day as a partner is ${on}.`,
    ),
  'pilot.milestone-planned.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.milestone)],
        undefined,
        (_, pilot, milestone) => `Pilotille ${pilot} on suunniteltu välitavoite: ${milestone}.`,
        (_, pilot, milestone) => `Ett delmål har planerats för piloten ${pilot}: ${milestone}.`,
        (_, pilot, milestone) => `A milestone was planned for the pilot ${pilot}: ${milestone}.`,
      ),
      labelled(DUE, data.due && dayText(data.due)),
    ),
  'pilot.milestone-changed.v1': ({ aggregate, data }, nameOf) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.milestone)],
        undefined,
        (_, pilot, milestone) => `Pilotin ${pilot} välitavoitetta on muutettu: ${milestone}.`,
        (_, pilot, milestone) => `Ett delmål för piloten ${pilot} har ändrats: ${milestone}.`,
        (_, pilot, milestone) => `A milestone of the pilot ${pilot} has changed: ${milestone}.`,
      ),
      labelled(DUE, data.due && dayText(data.due)),
    ),
  'pilot.milestone-reached.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.milestone)],
      data.on,
      (on, pilot, milestone) => `Pilotti ${pilot} on saavuttanut välitavoitteen ${on}: ${milestone}.`,
      (on, pilot, milestone) => `Piloten ${pilot} nådde ett delmål ${on}: ${milestone}.`,
      (on, pilot, milestone) => `The pilot ${pilot} reached a milestone on ${on}: ${milestone}.`,
    ),
  'pilot.milestone-dropped.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), nameOf(data.milestone)],
        data.on,
        (on, pilot, milestone) => `Pilotti ${pilot} on luopunut välitavoitteesta ${on}: ${milestone}.`,
        (on, pilot, milestone) => `Piloten ${pilot} avstod från ett delmål ${on}: ${milestone}.`,
        (on, pilot, milestone) => `The pilot ${pilot} dropped a milestone on ${on}: ${milestone}.`,
      ),
      labelled(REASON, wordsOf(data.milestone)),
    ),
  'pilot.experiment-begun.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.experiment)],
      data.on,
      (on, pilot, experiment) => `Pilotissa ${pilot} on alkanut kokeilu ${on}: ${experiment}.`,
      (on, pilot, experiment) => `Ett försök inleddes i piloten ${pilot} ${on}: ${experiment}.`,
      (on, pilot, experiment) => `An experiment began in the pilot ${pilot} on ${on}: ${experiment}.`,
    ),
  'pilot.experiment-concluded.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.experiment)],
      data.on,
      (on, pilot, experiment) => `Pilotin ${pilot} kokeilu on päättynyt ${on}: ${experiment}.`,
      (on, pilot, experiment) => `Ett försök i piloten ${pilot} avslutades ${on}: ${experiment}.`,
      (on, pilot, experiment) => `An experiment of the pilot ${pilot} ended on ${on}: ${experiment}.`,
    ),
  'pilot.company-linked.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.company)],
      data.on,
      (on, pilot, company) => `${company} on mukana pilotissa ${pilot} ${on} alkaen.`,
      (on, pilot, company) => `${company} deltar i piloten ${pilot} från och med ${on}.`,
      (on, pilot, company) => `${company} takes part in the pilot ${pilot} from ${on}.`,
    ),
  'pilot.company-link-ended.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.company)],
      data.lastDay,
      (on, pilot, company) => `${company} ei enää osallistu pilottiin ${pilot}. Viimeinen päivä on ${on}.`,
      (on, pilot, company) => `${company} deltar inte längre i piloten ${pilot}. Sista dagen är ${on}.`,
      (on, pilot, company) => `${company} no longer takes part in the pilot ${pilot}. Its last day is ${on}.`,
    ),
  'pilot.result-recorded.v1': ({ aggregate, data }, nameOf) =>
    say(
      [nameOf(aggregate), nameOf(data.result)],
      undefined,
      (_, pilot, result) => `Pilotille ${pilot} on kirjattu tulos: ${result}.`,
      (_, pilot, result) => `Ett resultat har antecknats för piloten ${pilot}: ${result}.`,
      (_, pilot, result) => `A result of the pilot ${pilot} was recorded: ${result}.`,
    ),
  'pilot.status-reported.v1': ({ aggregate, data }, nameOf, { wordsOf }) =>
    withLines(
      say(
        [nameOf(aggregate), VALUE_NAMES.light[data.light]],
        data.on,
        (on, pilot, state) => `Pilotin ${pilot} tilannearvio ${on}: ${state}.`,
        (on, pilot, state) => `Lägesbedömning av piloten ${pilot} ${on}: ${state}.`,
        (on, pilot, state) => `Status of the pilot ${pilot} on ${on}: ${state}.`,
      ),
      labelled(REASON, wordsOf(data.statusReport)),
    ),
};
