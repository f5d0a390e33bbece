DROP INDEX "orders_by_tag";--> statement-breakpoint
CREATE INDEX "orders_by_tag" ON "orders" USING gin ("tags");