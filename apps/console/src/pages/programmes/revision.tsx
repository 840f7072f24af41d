import { useNavigate } from '@tanstack/react-router';
import type { RevisionPageQuery } from '../../api/operations.js';
import { Actions } from '../../acting/actions.js';
import { Collection } from '../../parts/collection.js';
import { Facts, Section } from '../../parts/facts.js';
import { FilterBar } from '../../parts/filters.js';
import { LeftOut } from '../../parts/left-out.js';
import { ProvenanceMark, ThingLink, To } from '../../parts/links.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import type { Search } from '../../search.js';
import { dayOrNone } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import { addressOf } from '../../things.js';
import { Comparison } from './comparison.js';
import { consultationColumns } from './lines.js';
import { PlanTree } from './plan-tree.js';

type Revision = Extract<RevisionPageQuery['node'], { readonly __typename: 'Revision' }>;

export function Page({ data: { node: revision }, search }: PageProps<RevisionPageQuery>) {
  if (revision?.__typename !== 'Revision') return <Missing />;
  const { decision, number, programme } = revision;
  return (
    <>
      <Title
        text={say('programmes.revisionOf', { programme: programme.name, number })}
        above={<ThingLink of={programme} />}
      />
      <ProvenanceMark of={revision.provenance} />
      <Facts
        of={{
          'field.status': named('RevisionStatus', revision.status),
          'field.adoptedOn': dayOrNone(revision.adoptedOn),
          'field.decision': decision && <ThingLink of={{ ...decision, name: decision.text }} />,
          'field.reason': revision.reason,
        }}
      />
      <Actions of={revision} />
      <Plan of={revision} />
      <CompareWith of={revision} search={search} />
      <Comparison of={revision.comparison} />
      <Collection title="field.consultations" of={revision.consultations} columns={consultationColumns} />
    </>
  );
}

/** Its plan, a page of it at a time: a tree of thousands nobody reads. */
function Plan({ of: { items, ...revision } }: { readonly of: Revision }) {
  if (items.totalCount === 0) return null;
  const { endCursor, hasNextPage } = items.pageInfo;
  return (
    <Section title="field.plan" count={items.totalCount}>
      <PlanTree of={items.nodes} />
      <LeftOut of={items} />
      {hasNextPage ? (
        <To address={addressOf(revision) ?? ''} search={{ after: endCursor ?? undefined }}>
          {say('list.next')}
        </To>
      ) : null}
    </Section>
  );
}

function CompareWith({ of: { number, programme }, search }: { readonly of: Revision; readonly search: Search }) {
  const navigate = useNavigate();
  const others = programme.revisions.nodes.filter((each) => each.number !== number);
  if (others.length === 0) return null;
  return (
    <FilterBar
      filters={[
        {
          name: 'with',
          title: 'programmes.compareWith',
          kind: 'choice',
          choices: others.map((each) => ({
            value: String(each.number),
            text: say('programmes.revision', { number: each.number }),
          })),
        },
      ]}
      search={search}
      onChange={(to) => void navigate({ to: '.', search: { ...search, ...to } })}
    />
  );
}
