import type { VerbsOf } from '../../context.ts';
import { begin } from './begin.ts';
import { edit, extend } from './contract.ts';
import { listInventory, remove, restore, retire, save } from './inventory.ts';
import { choices, get, list } from './list.ts';
import { giveBack, holdDeposit, reopen, returnDeposit } from './return.ts';

type Names =
  | 'rentals.list'
  | 'rentals.get'
  | 'rentals.choices'
  | 'rentals.begin'
  | 'rentals.edit'
  | 'rentals.extend'
  | 'rentals.return'
  | 'rentals.reopen'
  | 'rentals.holdDeposit'
  | 'rentals.returnDeposit'
  | 'inventory.list'
  | 'inventory.save'
  | 'inventory.retire'
  | 'inventory.restore'
  | 'inventory.remove';

export const rentalVerbs: VerbsOf<Names> = {
  'rentals.list': list,
  'rentals.get': get,
  'rentals.choices': choices,
  'rentals.begin': begin,
  'rentals.edit': edit,
  'rentals.extend': extend,
  'rentals.return': giveBack,
  'rentals.reopen': reopen,
  'rentals.holdDeposit': holdDeposit,
  'rentals.returnDeposit': returnDeposit,
  'inventory.list': listInventory,
  'inventory.save': save,
  'inventory.retire': retire,
  'inventory.restore': restore,
  'inventory.remove': remove,
};
