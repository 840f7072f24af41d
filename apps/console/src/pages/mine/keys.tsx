import { Paragraph } from '@digdir/designsystemet-react';
import type { KeysPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { ActLink } from '../../parts/act-link.js';
import { Records } from '../../parts/records.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { dayText, listText, momentText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { MineNav } from './mine-nav.js';

/** The keys with which systems of the organisation use the service. Their secrets are told once, when they are made. */
export function Page({
  data: {
    me: { organisation },
  },
}: PageProps<KeysPageQuery>) {
  const { id, keys, viewerCan } = organisation;
  return (
    <>
      <Title text={say('kinds.Key')} above={organisation.name} />
      <MineNav />
      {viewerCan.includes('KEY_MANAGE') ? (
        <ActLink mutation="makeKey" given={{ organisation: id }} title="mine.newKey" />
      ) : (
        <Paragraph>{say('mine.keysForManagers')}</Paragraph>
      )}
      <Records
        caption={say('kinds.Key')}
        rows={keys.nodes}
        columns={[
          { title: 'field.name', cell: ({ name }) => name },
          { title: 'field.prefix', cell: ({ prefix }) => <code>{`tlk_${prefix}`}</code> },
          { title: 'field.status', cell: ({ status }) => named('KeyStatus', status) },
          { title: 'field.role', cell: ({ role }) => named('KeyRole', role) },
          { title: 'field.scopes', cell: ({ scopes }) => listText(scopes.map((each) => named('KeyScope', each))) },
          { title: 'field.createdAt', cell: ({ createdAt }) => momentText(createdAt) },
          {
            title: 'field.lastUsedAt',
            cell: ({ lastUsedAt }) => (lastUsedAt === null ? null : momentText(lastUsedAt)),
          },
          { title: 'field.expiresOn', cell: ({ expiresOn }) => dayText(expiresOn) },
          { title: 'mine.state', cell: (key) => <Actions of={key} /> },
        ]}
      />
    </>
  );
}
