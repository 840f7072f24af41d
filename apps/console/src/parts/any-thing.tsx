import type { AnyThingFragment } from '../api/operations.js';
import { isSaid, say } from '../texts/say.js';
import { ThingLink } from './links.js';

/** What a thing of any kind is called; the kind itself where it has no name. */
export function nameOf(thing: AnyThingFragment): string {
  if ('name' in thing) return thing.name;
  if ('title' in thing) return thing.title;
  if ('text' in thing) return thing.text;
  const kind = `kind.${thing.__typename}`;
  return 'code' in thing ? thing.code : isSaid(kind) ? say(kind) : '';
}

/** A thing of any kind by its name, which leads to its page. A grant leads to its pilot. */
export function AnyLink({ of }: { readonly of: AnyThingFragment | null }) {
  if (!of) return null;
  if (of.__typename === 'Grant')
    return (
      <>
        {of.code} <ThingLink of={of.pilot} />
      </>
    );
  return <ThingLink of={{ ...of, name: nameOf(of) }} />;
}

/** What a filter has chosen by its id, by its name. */
export function chosenName(among: readonly (AnyThingFragment | null)[], id: string | undefined): string | undefined {
  const found = among.find((each) => each?.id === id);
  return found ? nameOf(found) : id;
}
