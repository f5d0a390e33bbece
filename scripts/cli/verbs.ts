import { forecastVerb } from './forecast.ts';
import { reorderVerb } from './reorder.ts';
import type { Verb } from './verb.ts';
import { apiKeyCreate } from './verbs/api-key-create.ts';
import { assign } from './verbs/assign.ts';
import { audit } from './verbs/audit.ts';
import { backup } from './verbs/backup.ts';
import { board } from './verbs/board.ts';
import { businessSet } from './verbs/business-set.ts';
import { channelAdd } from './verbs/channel-add.ts';
import { channelList } from './verbs/channel-list.ts';
import { clvFit } from './verbs/clv/clv-fit.ts';
import { clvPredict } from './verbs/clv/clv-predict.ts';
import { cohorts } from './verbs/clv/cohorts.ts';
import { rfm } from './verbs/clv/rfm.ts';
import { effort } from './verbs/effort/effort.ts';
import { exportData } from './verbs/export.ts';
import { figuresVerb } from './verbs/figures.ts';
import { importVerb } from './verbs/import.ts';
import { link } from './verbs/link.ts';
import { parityVerb } from './verbs/parity.ts';
import { pickupExpire } from './verbs/pickup-expire.ts';
import { pnl } from './verbs/pnl/pnl.ts';
import { restore } from './verbs/restore.ts';
import { rollupsVerify } from './verbs/rollups-verify.ts';
import { route } from './verbs/route.ts';
import { seedVerb } from './verbs/seed.ts';
import { segmentCount } from './verbs/segment-count.ts';
import { stockExpire } from './verbs/stock/stock-expire.ts';
import { stockWhy } from './verbs/stock-why.ts';
import { userAdd } from './verbs/user-add.ts';
import { webhookReplay } from './verbs/webhook-replay.ts';

/** Everything that the command line can do, in the order in which a new installation needs it. */
export const VERBS: readonly Verb[] = [
  seedVerb,
  businessSet,
  channelAdd,
  channelList,
  userAdd,
  apiKeyCreate,
  importVerb,
  figuresVerb,
  board,
  pnl,
  parityVerb,
  effort,
  forecastVerb,
  reorderVerb,
  clvFit,
  clvPredict,
  rfm,
  cohorts,
  link,
  segmentCount,
  audit,
  rollupsVerify,
  exportData,
  backup,
  restore,
  webhookReplay,
  route,
  assign,
  pickupExpire,
  stockWhy,
  stockExpire,
];
