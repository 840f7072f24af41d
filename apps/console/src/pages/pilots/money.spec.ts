import { byPurposes } from './money.js';

const grant = (amount: string, returned: string, ...purposes: ('COORDINATION' | 'START_UP')[]) => ({
  purposes,
  amount: { amount, currency: 'EUR' },
  returned: { amount: returned, currency: 'EUR' },
  provenance: 'REPORTED' as const,
});

describe('Grants by what they may be used for', () => {
  it('are summed to the cent, in whatever order the purposes stand', () => {
    const grants = [
      grant('0.10', '0.00', 'START_UP', 'COORDINATION'),
      grant('160000.20', '0.07', 'COORDINATION', 'START_UP'),
    ];
    const [sum, ...others] = byPurposes(grants);
    expect(others).toEqual([]);
    expect(sum).toMatchObject({ count: 2, amount: { amount: '160000.30' }, returned: { amount: '0.07' } });
  });

  it('keeps those for one thing apart from those for several, the largest sum first', () => {
    const grants = [grant('1.00', '0.00', 'START_UP'), grant('2.00', '0.00', 'START_UP', 'COORDINATION')];
    expect(byPurposes(grants).map(({ purposes }) => purposes)).toEqual([['START_UP', 'COORDINATION'], ['START_UP']]);
  });

  it('are made up when one of them is', () => {
    const madeUp = { ...grant('1.00', '0.00', 'START_UP'), provenance: 'ILLUSTRATIVE' as const };
    const [sum] = byPurposes([grant('1.00', '0.00', 'START_UP'), madeUp, grant('1.00', '0.00', 'START_UP')]);
    expect(sum?.provenance).toBe('ILLUSTRATIVE');
  });

  it('never adds up different currencies', () => {
    const swedish = { ...grant('1.00', '0.00', 'START_UP'), amount: { amount: '1.00', currency: 'SEK' } };
    expect(byPurposes([grant('1.00', '0.00', 'START_UP'), swedish])).toHaveLength(2);
  });
});
