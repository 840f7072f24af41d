import { Paragraph } from '@digdir/designsystemet-react';
import { ThemesPage, type ThemesPageQuery, type ThemesPageQueryVariables } from '../../api/operations.js';
import { Export } from '../../parts/export.js';
import { MarkedLink, To } from '../../parts/links.js';
import { Title } from '../../parts/title.js';
import { Tree } from '../../parts/tree.js';
import type { PageProps } from '../../router.js';
import { say } from '../../texts/say.js';

/** The vocabulary of themes, each below the one to which it belongs. */
export const Page = ({ data: { themes }, variables }: PageProps<ThemesPageQuery, ThemesPageQueryVariables>) => (
  <>
    <Title text={say('kinds.Theme')} />
    <div className="above-table">
      <Paragraph>{say('list.count', { count: themes.totalCount })}</Paragraph>
      <Export
        name={say('kinds.Theme')}
        document={ThemesPage}
        variables={variables}
        of={(each) => each.themes}
        columns={[
          { title: 'field.code', cell: ({ code }) => code },
          { title: 'field.name', cell: ({ name }) => name },
          { title: 'field.parent', cell: ({ parent }) => parent?.code },
        ]}
      />
    </div>
    <Tree rows={themes.nodes} show={(theme) => <MarkedLink of={theme} />} />
    <NextPage of={themes.pageInfo} />
  </>
);

const NextPage = ({ of }: { readonly of: ThemesPageQuery['themes']['pageInfo'] }) =>
  of.hasNextPage ? (
    <To address="/themes" search={{ after: of.endCursor ?? undefined }}>
      {say('list.next')}
    </To>
  ) : null;
