CREATE TABLE "supply_fold" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"up_to" timestamp with time zone NOT NULL,
	"selling" uuid[] NOT NULL,
	CONSTRAINT "supply_fold_is_only" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "variant_supply" (
	"variant_id" uuid PRIMARY KEY,
	"on_hand" integer NOT NULL,
	"reserved" integer NOT NULL,
	"safety" integer NOT NULL,
	"available" integer NOT NULL,
	"is_short" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "customers_country" ON "customers" ("country","created_at","id") WHERE "country" is not null;--> statement-breakpoint
CREATE INDEX "customers_by_tag" ON "customers" USING gin ("tags") WHERE "tags" <> '{}';--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_verb" ON "audit_log" ("verb","id") WHERE "verb" not in ('order.place', 'order.import');--> statement-breakpoint
CREATE INDEX "stock_levels_changed" ON "stock_levels" USING brin ("updated_at") WITH (pages_per_range=16);--> statement-breakpoint
ALTER TABLE "variant_supply" ADD CONSTRAINT "variant_supply_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;