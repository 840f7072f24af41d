import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  fundingKind,
  fundingPurpose,
  id,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  period,
  provenance,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
export const name = localisedLine(300);
export const text = localisedText(5000);
export const organisation = id('organisation');
export const stated = provenance.default('reported').describe('Where this comes from. Default: reported.');

const basis = localisedText(2000);
const marks = z.array(localisedText(2000)).max(50);
const call = sentAs(
  { object: 'ProgrammeCallInput' },
  z
    .strictObject({
      opens: givenDay.describe(
        'The first day on which plans can be submitted; from then on anybody sees the programme.',
      ),
      closes: givenDay.optional().describe('The last day.'),
    })
    .refine(({ opens, closes }) => !closes?.isBefore(opens), { path: ['closes'], error: 'ends_before_start' })
    .describe('When plans can be submitted.'),
);
const callMunicipalities = z.array(organisation).max(1000, { error: 'too_many:1000' });
const funding = sentAs(
  { object: 'ProgrammeFundingInput' },
  z
    .strictObject({
      kind: fundingKind.describe('What kind of money.'),
      purposes: z.array(fundingPurpose).max(3).describe('What the money may be used for, and nothing else.'),
      unfunded: z.array(fundingPurpose).max(3).default([]).describe('What belongs to the work and has no money.'),
    })
    .describe('What kind of money a programme gives, and for what.'),
);
const documentedPartners = sentAs(
  { object: 'DocumentedPartnersInput' },
  z
    .strictObject({
      count: z.int().min(0).max(100_000).describe('How many partner municipalities the source states.'),
      asOf: givenDay.optional().describe('The day that the source speaks of.'),
      provenance: provenance.describe('Where the number comes from.'),
    })
    .describe('How many partner municipalities a source states.'),
);

export const createPilotProgramme = z
  .strictObject({
    code: code.describe(
      'Its code: capital letters, digits and hyphens. It begins with the code of the owner and a hyphen (`TEM-…`).',
    ),
    owner: organisation.describe('Who owns it: a ministry or an agency.'),
    name: name.describe('Its name.'),
    basis: basis.optional().describe('What it rests on, such as a government’s programme.'),
    aims: marks.default([]).describe('What it is to achieve.'),
    characteristics: marks.default([]).describe('What marks its pilots.'),
    period: period.describe('When it runs.'),
    call: call.optional().describe('When plans can be submitted.'),
    callMunicipalities: callMunicipalities
      .default([])
      .describe('All municipalities that the call names. They are notified when it opens; others may answer it too.'),
    funding: funding.optional().describe('What kind of money it gives, and for what.'),
    documentedPartners: documentedPartners
      .optional()
      .describe('How many partner municipalities a source states; kept beside the number counted.'),
    provenance: stated,
  })
  .describe('A new pilot programme.');
export type CreatePilotProgramme = z.output<typeof createPilotProgramme>;

export const changePilotProgramme = z
  .strictObject({
    programme: id('pilotprogramme').describe('The programme.'),
    name: lasting(name).describe('Its name.'),
    basis: clearable(basis).describe('What it rests on, such as a government’s programme.'),
    aims: clearableList(marks).describe('What it is to achieve.'),
    characteristics: clearableList(marks).describe('What marks its pilots.'),
    period: lasting(period).describe('When it runs.'),
    call: clearable(call).describe('When plans can be submitted.'),
    callMunicipalities: clearableList(callMunicipalities).describe(
      'All municipalities that the call names. They are notified when it opens; others may answer it too.',
    ),
    funding: clearable(funding).describe('What kind of money it gives, and for what.'),
    documentedPartners: clearable(documentedPartners).describe(
      'How many partner municipalities a source states; kept beside the number counted.',
    ),
    provenance: lasting(provenance).describe('Where this comes from.'),
    expectedVersion: versionRead,
  })
  .describe(
    'Other details of a programme; what is left out stays as it is, null empties all but the name, the period and the provenance.',
  );
export type ChangePilotProgramme = z.output<typeof changePilotProgramme>;

export const endPilotProgramme = z.strictObject({
  programme: id('pilotprogramme').describe('The programme.'),
  reason: text.describe('The reason. Everyone who sees the programme sees it.'),
  expectedVersion,
});
export type EndPilotProgramme = z.output<typeof endPilotProgramme>;
