DROP INDEX "order_lines_external_key";--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_external_key" ON "order_lines" ("order_id","external_id") WHERE "external_id" is not null;--> statement-breakpoint
DROP INDEX "orders_external_key";--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external_key" ON "orders" ("channel_id","external_id") WHERE "external_id" is not null;--> statement-breakpoint
DROP INDEX "orders_by_customer";--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" ("customer_id","placed_at","id") WHERE "customer_id" is not null;--> statement-breakpoint
DROP INDEX "orders_by_country";--> statement-breakpoint
CREATE INDEX "orders_by_country" ON "orders" ("country","placed_at","id") WHERE "country" is not null;