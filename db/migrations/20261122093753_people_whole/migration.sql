ALTER TABLE "customer_notes" ADD COLUMN "removed_by" text;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customer_tasks" ADD COLUMN "removed_by" text;--> statement-breakpoint
ALTER TABLE "customer_tasks" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "heard" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "hint" text;--> statement-breakpoint
CREATE INDEX "customers_heard" ON "customers" USING gin ("heard");--> statement-breakpoint
CREATE INDEX "customer_predictions_p_alive" ON "customer_predictions" ("p_alive","customer_id");--> statement-breakpoint
CREATE INDEX "customer_predictions_orders" ON "customer_predictions" ("orders365","customer_id");--> statement-breakpoint
CREATE INDEX "customer_predictions_next" ON "customer_predictions" ("next_from_on","next_until_on","customer_id");--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_removed" CHECK (("removed_at" is null) = ("removed_by" is null));--> statement-breakpoint
ALTER TABLE "customer_tasks" ADD CONSTRAINT "customer_tasks_removed" CHECK (("removed_at" is null) = ("removed_by" is null));