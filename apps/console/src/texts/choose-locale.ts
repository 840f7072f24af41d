import { createContext, useContext } from 'react';
import type { Locale } from './locale.js';

/** Lets the reader choose another language; everything is then said and asked anew. */
export const ChooseLocale = createContext<(chosen: Locale) => void>(() => undefined);

export const useChooseLocale = () => useContext(ChooseLocale);
