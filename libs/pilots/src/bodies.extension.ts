import { Body } from '@talkoot/governance';
import { during, extend } from '@talkoot/platform/read-model';
import { Pilot } from './pilots/pilot.read-model.js';
import { PilotProgramme } from './programmes/programme.read-model.js';
import { Project } from './projects/project.read-model.js';

const BODIES = 'Its bodies that exist on the day, by name.';

extend(PilotProgramme, (is) => ({
  bodies: is.connection(() => Body, 'collaboration', BODIES, {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

extend(Pilot, (is) => ({
  bodies: is.connection(() => Body, 'collaboration', BODIES, {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));

extend(Project, (is) => ({
  bodies: is.connection(() => Body, 'collaboration', BODIES, {
    dated: true,
    where: ({ period }, { on }) => during(period, on),
  }),
}));
