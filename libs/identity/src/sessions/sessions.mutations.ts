import { Int } from '@nestjs/graphql';
import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Session } from './session.read-model.js';
import { actFor, endOtherSessions, endSession, SessionsService } from './sessions.service.js';

export const SessionsMutations = mutations(SessionsService, (change) => ({
  actFor: change({
    description:
      'Act for another of your organisations from the next request on. For sessions: with an access token of the provider, the header X-Acting-For names the organisation.',
    may: 'session:manage',
    input: actFor,
    example: { organisation: exampleId('organisation') },
    gives: { session: () => Session },
    run: (sessions, operation, command) => sessions.actFor(operation, command),
  }),
  endSession: change({
    description: 'End a session of your own: its browser is signed out with the next request.',
    may: 'session:manage',
    input: endSession,
    example: { session: exampleId('session') },
    gives: { session: () => Session },
    run: (sessions, operation, command) => sessions.end(operation, command),
  }),
  endOtherSessions: change({
    description: 'End all your sessions but one, such as after you have lost a device.',
    may: 'session:manage',
    input: endOtherSessions,
    example: { except: exampleId('session') },
    gives: { ended: { scalar: Int, description: 'How many sessions have ended.' } },
    run: (sessions, operation, command) => sessions.endOthers(operation, command),
  }),
}));
