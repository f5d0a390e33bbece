CREATE INDEX "orders_by_country" ON "orders" ("country","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_tag" ON "orders" USING gin ("tags") WHERE "tags" <> '{}';--> statement-breakpoint
CREATE INDEX "orders_promised" ON "orders" ("ship_by") WHERE "status" not in ('shipped', 'cancelled');