import { contract, type OperationName } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/contract/operation.ts';

/** Whether this role may call an operation: the contract's own rule, so that no button promises what the service refuses. */
export const mayCall = (role: Role, name: OperationName): boolean => {
  const { who, roles } = contract[name];
  return who === 'anyone' || (who === 'staff' && roles.includes(role));
};
