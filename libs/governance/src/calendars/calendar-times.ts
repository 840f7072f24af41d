import { DateTimeFormatter, LocalDateTime } from '@js-joda/core';
import { type Instant, ZoneId } from '@talkoot/contracts';
import { tzlib_get_ical_block as blockOf, tzlib_get_timezones as zones } from 'timezones-ical-library';
import { type Component, parsed, type Property, property } from './icalendar.js';

const WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
const UTC = ZoneId.of('UTC');

interface Zone {
  readonly id: string;
  readonly component: Component;
}

const known = new Map<string, Zone | undefined>();

/** The times of a calendar: on the clocks of one zone, whose rules it carries along. */
export class CalendarTimes {
  private readonly rules: Zone | undefined;

  constructor(private readonly zone: ZoneId) {
    this.rules = rulesOf(zone.id());
  }

  /** The rules of the zone; nothing where the library does not know it, and the times are in UTC. */
  component(): Component[] {
    return this.rules ? [this.rules.component] : [];
  }

  utc(moment: Instant): string {
    return `${LocalDateTime.ofInstant(moment, UTC).format(WALL_CLOCK)}Z`;
  }

  /** On the clock on the wall; in the hour that comes twice in the autumn, which programs take for either, in UTC. */
  property(name: 'dtstart' | 'dtend', moment: Instant): Property {
    const local = LocalDateTime.ofInstant(moment, this.zone);
    const isPlain = this.zone.rules().validOffsets(local).length === 1;
    if (!this.rules || !isPlain) return property(name, 'date-time', this.utc(moment));
    return property(name, 'date-time', local.format(WALL_CLOCK), { tzid: this.rules.id });
  }
}

/** The library tells of Stockholm's clocks under Berlin's name; here each zone has its own. */
function rulesOf(name: string): Zone | undefined {
  if (known.has(name)) return known.get(name);
  const [text] = zones(false).includes(name) ? [blockOf(name)].flat() : [];
  const rules = text ? { id: name, component: named(name, parsed(text)) } : undefined;
  known.set(name, rules);
  return rules;
}

const named = (name: string, [kind, properties, parts]: Component): Component => [
  kind,
  properties.map((each) => (['tzid', 'x-lic-location'].includes(each[0]) ? property(each[0], 'text', name) : each)),
  parts,
];
