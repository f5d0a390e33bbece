// The neutral shapes as the rooms above know them: only this room may enter the connectors.
export type { ChannelMessage, PrivacyRequest } from '#connectors/contract.ts';
export type { ChannelOrder, ChannelOrderLine } from '#connectors/order-shape.ts';
export type {
  Address,
  ChannelCustomer,
  ChannelFulfilment,
  ChannelProduct,
  ChannelRefund,
  ChannelVariant,
  Consent,
  StockLevel,
} from '#connectors/shapes.ts';
