import { z } from 'zod';
import { EVENT_NAMES, eventOf, idOf, parseCloudEvent } from '@talkoot/contracts';

const uuid = '01939a34-0000-7000-8000-000000000000';

describe.each(EVENT_NAMES)('%s', (name) => {
  const { data, example, aggregate }: { data: z.ZodType; example: unknown; aggregate: 'pilot' } = eventOf(
    name,
  ) as never;

  it('has an example that its declaration takes, there and back', () => {
    expect(z.encode(data, data.parse(example))).toEqual(example);
  });

  it('goes through its envelope', () => {
    const event = parseCloudEvent({
      specversion: '1.0',
      id: idOf('event', uuid),
      source: 'https://talkoot.example',
      type: name,
      subject: idOf(aggregate, uuid),
      time: '2026-01-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      data: example,
      aggregateversion: 1,
      position: 1,
      origin: 'request',
      requestid: 'a-request',
      concerns: idOf('organisation', uuid),
    });
    expect(event).toMatchObject({ name, organisations: [idOf('organisation', uuid)] });
  });

  it('is named in the past tense with a version', () => {
    expect(name).toMatch(/^[a-z-]+\.[a-z-]+\.v\d+$/);
  });
});
