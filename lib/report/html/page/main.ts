import { startChoices } from './choices.ts';
import { startCopying } from './copy.ts';
import { exchangesFilter } from './exchanges.ts';
import { startKeyboard } from './keyboard.ts';
import { startLinks } from './links.ts';
import { rulesFilter } from './rules.ts';
import { startTheme } from './theme.ts';

// Styles show what works with this script alone only where it runs.
document.documentElement.classList.add('scripted');
startTheme();
startCopying();
const rules = rulesFilter();
if (rules) startKeyboard(rules);
const filters = [rules, exchangesFilter()].filter((each) => each !== undefined);
startChoices(filters);
startLinks(filters);
