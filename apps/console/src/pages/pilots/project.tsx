import { Actions } from '../../acting/actions.js';
import type { ProjectPageQuery } from '../../api/operations.js';
import { Bodies } from '../../parts/bodies.js';
import { Facts } from '../../parts/facts.js';
import { ProvenanceMark, ThingLink } from '../../parts/links.js';
import { Missing } from '../../parts/states.js';
import { Title } from '../../parts/title.js';
import type { PageProps } from '../../router.js';
import { periodText } from '../../texts/format.js';
import { say } from '../../texts/say.js';

export function Page({ data: { project } }: PageProps<ProjectPageQuery>) {
  if (!project) return <Missing />;
  return (
    <>
      <Title text={project.name} above={say('kind.Project')} />
      <ProvenanceMark of={project.provenance} />
      <Facts
        of={{
          'field.code': project.code,
          'field.programme': <ThingLink of={project.programme} />,
          'field.coordinator': <ThingLink of={project.coordinator} />,
          'field.period': periodText(project.period),
        }}
      />
      <Actions of={project} />
      <Bodies of={project} />
    </>
  );
}
