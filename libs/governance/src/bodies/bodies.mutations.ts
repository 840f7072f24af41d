import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import {
  addSeat,
  beginMandate,
  changeBody,
  changeSeat,
  endMandate,
  endSeat,
  foundBody,
  setSecretariat,
} from './bodies.inputs.js';
import { BodiesService } from './bodies.service.js';
import { Body } from './body.read-model.js';
import { Mandate } from './mandate.read-model.js';
import { SeatInvitation } from './seat-invitation.read-model.js';
import { Seat } from './seat.read-model.js';

export const BodiesMutations = mutations(BodiesService, (change) => ({
  foundBody: change({
    description: 'Create a body of your own organisation, or of a collaboration that it owns.',
    may: 'body:manage',
    input: foundBody,
    example: {
      of: exampleId('alliance'),
      kind: 'alliance-board',
      name: { fi: 'Allianssin hallitus', sv: 'Alliansens styrelse', en: 'Board of the alliance' },
      quorum: { percent: 50 },
      noticeDays: 5,
    },
    gives: { body: () => Body },
    run: (bodies, operation, command) => bodies.found(operation, command),
  }),
  changeBody: change({
    description: 'Change what a body is called, how it decides, and when it exists.',
    may: 'body:manage',
    input: changeBody,
    example: { body: exampleId('body'), expectedVersion: 1, noticeDays: 10 },
    gives: { body: () => Body },
    run: (bodies, operation, command) => bodies.change(operation, command),
  }),
  setSecretariat: change({
    description:
      'Say which organisation is the secretariat of a body from a given day. Another organisation than your own is invited, and becomes it by accepting.',
    may: 'body:manage',
    input: setSecretariat,
    example: { body: exampleId('body'), on: '2026-03-02', expectedVersion: 1, organisation: exampleId('organisation') },
    gives: { body: () => Body },
    run: (bodies, operation, command) => bodies.setSecretariat(operation, command),
  }),
  addSeat: change({
    description: 'Add a seat to a body.',
    may: 'body:manage',
    input: addSeat,
    example: {
      body: exampleId('body'),
      kind: 'city',
      organisation: exampleId('organisation'),
      title: { fi: 'Kaupunginjohtaja', sv: 'Stadsdirektör', en: 'Mayor' },
      expectedVersion: 1,
    },
    gives: { seat: () => Seat },
    run: (bodies, operation, command) => bodies.addSeat(operation, command),
  }),
  changeSeat: change({
    description: 'Change what is known of a seat, its place, or for whom it is.',
    may: 'body:manage',
    input: changeSeat,
    example: {
      seat: exampleId('seat'),
      organisation: exampleId('organisation'),
      on: '2026-03-02',
      expectedVersion: 1,
    },
    gives: { seat: () => Seat },
    run: (bodies, operation, command) => bodies.changeSeat(operation, command),
  }),
  endSeat: change({
    description: 'End a seat after a given last day, with those who sit there.',
    may: 'body:manage',
    input: endSeat,
    example: { seat: exampleId('seat'), lastDay: '2027-12-31', expectedVersion: 1 },
    gives: { seat: () => Seat },
    run: (bodies, operation, command) => bodies.endSeat(operation, command),
  }),
  beginMandate: change({
    description:
      'Give somebody a seat, or let somebody stand in for its holder. People of your own organisation, those who sit in the body, and people of an organisation for which one of its people sits there have it at once; others are invited, known or not, and have it when they accept.',
    may: 'body:manage',
    input: beginMandate,
    example: {
      seat: exampleId('seat'),
      personAddress: 'mayor@town.example',
      organisation: exampleId('organisation'),
      period: { from: '2026-03-02', to: '2027-12-31' },
      expectedVersion: 1,
    },
    gives: { mandate: () => Mandate, invitation: () => SeatInvitation },
    run: async (bodies, operation, command) => {
      const { mandate, invitation } = await bodies.beginMandate(operation, command);
      return { mandate, invitation };
    },
  }),
  endMandate: change({
    description: 'End a mandate after a given last day, or take back one to come.',
    may: 'body:manage',
    input: endMandate,
    example: { mandate: exampleId('mandate'), lastDay: '2027-12-31', expectedVersion: 1 },
    gives: { mandate: () => Mandate },
    run: (bodies, operation, command) => bodies.endMandate(operation, command),
  }),
}));
