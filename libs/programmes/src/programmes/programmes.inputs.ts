import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  period,
  programmeKind,
  provenance,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';
import { duties } from '../duties/duty.js';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const programme = id('programme').describe('The programme.');
const name = localisedLine(300);
const text = localisedText(5000);
const texts = z.array(localisedText(500)).max(50);
const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');
const year = z.int().min(1900).max(2200);

const preparation = sentAs(
  { object: 'PreparationInput' },
  z
    .strictObject({
      methods: texts.default([]).describe('How it was prepared, such as workshops and round tables.'),
      participants: texts.default([]).describe('Who took part.'),
      duration: localisedLine(300).optional().describe('How long it took, in words.'),
    })
    .describe('How a programme was prepared.'),
);

const details = {
  purpose: 'What it is for.',
  message: 'Its message in one sentence.',
  role: 'What part it plays among other programmes and actors.',
  choices: 'What the owner concentrates on, in order.',
  preparation: 'How it was prepared.',
  monitoring: 'How it is followed up, in words.',
  contact: 'Whom to ask, by office; no name of a person.',
  councilTerm: 'The term of the council on which it leans.',
  councilTermNote: 'What is to be known of that term.',
  adaptedFrom: 'The shared programme that it adapts to your own conditions.',
  carriesOut: 'The programme or strategy that it carries out.',
  basis: 'What it carries out, in words, where it is not in this service.',
  predecessor: 'The programme that it replaces.',
  successorYear: 'The year in which its successor is expected to be adopted.',
} as const;

const adoption = {
  adoptedOn: givenDay.optional().describe('The day of the decision. Default: today.'),
  adoptingBody: id('body').optional().describe('The body that decided.'),
  adoptedBy: localisedLine(300).optional().describe('Who decided, in words, where the body is not in this service.'),
  decision: id('decision').optional().describe('The recorded decision of a meeting.'),
};

export const createProgramme = z
  .strictObject({
    code: code.describe(
      'Its code: capital letters, digits and hyphens. A draft is not public, so it begins with the code of its owner and a hyphen (`232-STRATEGY`).',
    ),
    owner: id('organisation').describe('Your organisation, which owns it.'),
    kind: programmeKind.describe('What kind of programme it is.'),
    name: name.describe('Its name.'),
    period: period.describe('When it is in force.'),
    purpose: text.optional().describe(details.purpose),
    message: text.optional().describe(details.message),
    role: text.optional().describe(details.role),
    choices: texts.default([]).describe(details.choices),
    preparation: preparation.default({ methods: [], participants: [] }).describe(details.preparation),
    monitoring: text.optional().describe(details.monitoring),
    contact: localisedLine(300).optional().describe(details.contact),
    councilTerm: period.optional().describe(details.councilTerm),
    councilTermNote: text.optional().describe(details.councilTermNote),
    adaptedFrom: programme.optional().describe(details.adaptedFrom),
    carriesOut: programme.optional().describe(details.carriesOut),
    basis: text.optional().describe(details.basis),
    predecessor: programme.optional().describe(details.predecessor),
    successorYear: year.optional().describe(details.successorYear),
    provenance: stated,
  })
  .describe('The draft of a programme.');
export type CreateProgramme = z.output<typeof createProgramme>;

export const changeProgramme = z
  .strictObject({
    programme,
    name: lasting(name).describe('Its name.'),
    kind: lasting(programmeKind).describe('What kind of programme it is.'),
    period: lasting(period).describe('When it is in force; the days on which others adopted it lie within.'),
    purpose: clearable(text).describe(details.purpose),
    message: clearable(text).describe(details.message),
    role: clearable(text).describe(details.role),
    choices: clearableList(texts).describe(details.choices),
    preparation: lasting(preparation).describe(details.preparation),
    monitoring: clearable(text).describe(details.monitoring),
    contact: clearable(localisedLine(300)).describe(details.contact),
    councilTerm: clearable(period).describe(details.councilTerm),
    councilTermNote: clearable(text).describe(details.councilTermNote),
    adaptedFrom: clearable(programme).describe(details.adaptedFrom),
    carriesOut: clearable(programme).describe(details.carriesOut),
    basis: clearable(text).describe(details.basis),
    predecessor: clearable(programme).describe(details.predecessor),
    successorYear: clearable(year).describe(details.successorYear),
    provenance: lasting(provenance).describe('Where this comes from.'),
    expectedVersion: versionRead,
  })
  .describe(
    'Other details of a programme. What is left out stays as it is; null empties all but name, kind, period, preparation and provenance.',
  );
export type ChangeProgramme = z.output<typeof changeProgramme>;

export const adoptProgramme = z
  .strictObject({ programme, ...adoption, expectedVersion: versionRead })
  .describe('That a programme is adopted, with its plan.');
export type AdoptProgramme = z.output<typeof adoptProgramme>;

export const withdrawProgramme = z
  .strictObject({ programme, expectedVersion })
  .describe('A programme that is given up before it is adopted.');
export type WithdrawProgramme = z.output<typeof withdrawProgramme>;

export const recordAdopter = z
  .strictObject({
    programme,
    organisation: id('organisation').describe('Your organisation, which adopts it.'),
    adoptedOn: givenDay.describe('The day of its decision; today or before.'),
    provenance: stated,
    expectedVersion,
  })
  .describe('That an organisation adopts a shared programme for itself.');
export type RecordAdopter = z.output<typeof recordAdopter>;

export const endAdoption = z
  .strictObject({
    programme,
    organisation: id('organisation').describe('Your organisation.'),
    lastDay: givenDay.describe('The last day as an adopter.'),
    expectedVersion: versionRead,
  })
  .describe('That an organisation adopts a programme no more.');
export type EndAdoption = z.output<typeof endAdoption>;

export const setProgrammeDuties = z
  .strictObject({
    programme,
    duties: duties.describe('All that its cycle demands; what is left out is demanded no longer.'),
    from: givenDay
      .optional()
      .describe(
        'What is due before this day is not demanded. Default: today. A duty that is there already keeps its own day.',
      ),
    expectedVersion: versionRead,
  })
  .describe('What the rhythm of a programme demands: each thing, how often, by which day and from whom.');
export type SetProgrammeDuties = z.output<typeof setProgrammeDuties>;
