import ICAL from 'ical.js';
import { z } from 'zod';

/** A property as in jCal (RFC 7265): name, parameters, kind of value, value. */
export type Property = readonly [string, Readonly<Record<string, string>>, string, unknown];

/** A component as in jCal: name, properties, components in it. */
export type Component = readonly [string, readonly Property[], readonly Component[]];

export function property(
  name: string,
  kind: 'text' | 'integer' | 'date-time' | 'duration' | 'uri' | 'cal-address',
  value: string | number,
  parameters: Readonly<Record<string, string>> = {},
): Property {
  const clean = Object.fromEntries(Object.entries(parameters).map(([key, each]) => [key, plain(each)]));
  return [name, clean, kind, typeof value === 'string' ? plain(value) : value];
}

export const component = (
  name: string,
  properties: readonly Property[],
  components: readonly Component[] = [],
): Component => [name, properties, components];

/** The text of an iCalendar object: folded, escaped, its lines ended as the standard has it. */
export const stringify = (calendar: Component): string => ICAL.stringify([...calendar]);

const jcalProperty = z.tuple([z.string(), z.record(z.string(), z.string()), z.string(), z.unknown()]);
const jcal: z.ZodType<Component> = z.lazy(() => z.tuple([z.string(), z.array(jcalProperty), z.array(jcal)]));

/** A component out of its text, from a library. */
export const parsed = (text: string): Component => jcal.parse(ICAL.parse(text));

/** What a reader may take for the end of a line becomes one; other control characters have no place in the format. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

// Its folded lines have this many octets besides the space that they begin with; the standard wants 75 with it.
ICAL.foldLength = 74;

// Properties that it does not know are written with their kind of value, which programs do not expect of these.
const design = z.object({
  icalendar: z.object({ property: z.custom<Record<string, object>>((known) => typeof known === 'object') }),
});
Object.assign(design.parse(ICAL.design).icalendar.property, {
  name: { defaultType: 'text' },
  'x-wr-calname': { defaultType: 'text' },
  'x-published-ttl': { defaultType: 'duration' },
});
