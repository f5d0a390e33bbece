CREATE TABLE "awaited_orders" (
	"message_key" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"order_ref" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "awaited_orders_since" ON "awaited_orders" ("since");