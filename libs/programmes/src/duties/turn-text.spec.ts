import { turnText } from './turn-text.js';

test.each([
  ['2027', '2027', '2027', '2027'],
  ['2027-05', 'toukokuu 2027', 'maj 2027', 'May 2027'],
  [
    '2027-B6',
    'vuoden 2027 kuudes kahden kuukauden jakso',
    'sjätte tvåmånadersperioden 2027',
    'sixth period of two months of 2027',
  ],
  ['2027-Q3', 'vuoden 2027 kolmas neljännes', 'tredje kvartalet 2027', 'third quarter of 2027'],
  ['2027-T1', 'vuoden 2027 ensimmäinen kolmannes', 'första tertialet 2027', 'first period of four months of 2027'],
  ['2027-H2', 'vuoden 2027 toinen puolisko', 'andra halvåret 2027', 'second half of 2027'],
  ['T2025', 'valtuustokausi vuodesta 2025', 'mandatperioden från 2025', 'council term from 2025'],
])('turnText_of%s_isToldInEachLanguage', (key, fi, sv, en) => {
  expect(turnText(key)).toEqual({ fi, sv, en });
});
