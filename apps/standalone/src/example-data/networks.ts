import { say } from '../messages/index.js';
import { inTurn, type Story } from './story.js';

/** Two networks of today with their themes and members. */
export async function* networks(story: Story): AsyncGenerator<number, void> {
  yield -160;
  const { theme } = await story.operator('addTheme', {
    code: 'ILLUSTRATIVE-CIRCULAR',
    name: say('networks.themeCircularEconomy'),
  });
  const { network: circular } = await story.operator('foundNetwork', {
    code: 'ILLUSTRATIVE-CIRCULAR-NETWORK',
    kind: 'theme',
    name: say('networks.networkCircularEconomy'),
    description: say('networks.townsCompareWhat'),
    owner: story.organisation('TEM'),
  });
  await story.operator('setNetworkThemes', { network: circular, themes: [theme], on: story.day(-160) });
  const join = (network: string | undefined, members: readonly string[]) =>
    inTurn(members, (member) => story.operator('joinNetwork', { network, member, on: story.day(-150) }));

  yield -150;
  await join(circular, [
    ...story.organisations('FI-684', 'FI-895', 'FI-837', 'FI-536'),
    await story.told('pilot.approved.v1', { coordinator: story.organisation('FI-684') }),
  ]);
  const { network: coast } = await story.operator('foundNetwork', {
    code: 'ILLUSTRATIVE-COAST-NETWORK',
    kind: 'area',
    name: say('networks.networkCoast'),
    description: say('networks.townsCoastTheir'),
    owner: story.organisation('FI-272'),
  });
  await join(coast, [
    ...story.organisations('FI-272', 'FI-598', 'FI-078'),
    await story.told('alliance.proposed.v1', { code: 'ILLUSTRATIVE-ALLIANCE' }),
  ]);
  yield -28;
  await story.operator('joinNetwork', { network: coast, member: story.organisation('FI-678'), on: story.day(-28) });
}
