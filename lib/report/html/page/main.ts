import { startCopying } from './copy.ts';
import { startExchanges } from './exchanges.ts';
import { startFilter } from './filter.ts';
import { startKeyboard } from './keyboard.ts';
import { startLinks } from './links.ts';
import { startTheme } from './theme.ts';

// Styles show what works with this script alone only where it runs.
document.documentElement.classList.add('scripted');
startTheme();
startCopying();
const rules = startFilter();
if (rules) startKeyboard(rules);
startLinks([rules, startExchanges()].filter((each) => each !== undefined));
