CREATE TABLE "loyalty_accounts" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"member_id" uuid,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "loyalty_accounts_key" UNIQUE NULLS NOT DISTINCT("member_id","kind"),
	CONSTRAINT "loyalty_accounts_owner" CHECK (("member_id" is null) = ("kind" in ('issued', 'expired', 'adjusted'))),
	CONSTRAINT "loyalty_accounts_balance" CHECK (case when "kind" in ('pending', 'usable') then "balance" >= 0 when "kind" = 'owed' then "balance" <= 0 else "balance" = 0 end)
);
--> statement-breakpoint
CREATE TABLE "loyalty_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "loyalty_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"happening_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "loyalty_entries_points" CHECK ("points" <> 0)
);
--> statement-breakpoint
CREATE TABLE "loyalty_happenings" (
	"id" uuid PRIMARY KEY,
	"member_id" uuid NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" uuid NOT NULL,
	"order_id" uuid,
	"points" bigint NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loyalty_lots" (
	"id" uuid PRIMARY KEY,
	"member_id" uuid NOT NULL,
	"order_id" uuid,
	"rules_version" integer NOT NULL,
	"multiplier_basis_points" integer NOT NULL,
	"state" text NOT NULL,
	"earned_on" date NOT NULL,
	"usable_on" date NOT NULL,
	"expires_on" date,
	"earned" bigint NOT NULL,
	"taken_back" bigint DEFAULT 0 NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	"expired" bigint DEFAULT 0 NOT NULL,
	"left" bigint NOT NULL,
	CONSTRAINT "loyalty_lots_sum" CHECK ("earned" = "taken_back" + "used" + "expired" + "left"),
	CONSTRAINT "loyalty_lots_parts" CHECK ("earned" > 0 and "taken_back" >= 0 and "used" >= 0 and "expired" >= 0 and "left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "loyalty_members" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loyalty_rules" (
	"version" integer PRIMARY KEY,
	"rules" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "loyalty_entries_happening" ON "loyalty_entries" ("happening_id");--> statement-breakpoint
CREATE INDEX "loyalty_entries_account" ON "loyalty_entries" ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "loyalty_happenings_cause" ON "loyalty_happenings" ("cause_kind","cause_id");--> statement-breakpoint
CREATE INDEX "loyalty_happenings_member" ON "loyalty_happenings" ("member_id","at","id");--> statement-breakpoint
CREATE INDEX "loyalty_lots_member" ON "loyalty_lots" ("member_id","expires_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "loyalty_lots_order_key" ON "loyalty_lots" ("order_id") WHERE "order_id" is not null;--> statement-breakpoint
CREATE INDEX "loyalty_lots_waiting" ON "loyalty_lots" ("usable_on") WHERE "state" = 'pending';--> statement-breakpoint
CREATE INDEX "loyalty_lots_expiring" ON "loyalty_lots" ("expires_on") WHERE "state" = 'usable' and "left" > 0;--> statement-breakpoint
CREATE INDEX "loyalty_members_customer" ON "loyalty_members" ("customer_id","joined_at","id");--> statement-breakpoint
ALTER TABLE "loyalty_accounts" ADD CONSTRAINT "loyalty_accounts_member_id_loyalty_members_id_fkey" FOREIGN KEY ("member_id") REFERENCES "loyalty_members"("id");--> statement-breakpoint
ALTER TABLE "loyalty_entries" ADD CONSTRAINT "loyalty_entries_happening_id_loyalty_happenings_id_fkey" FOREIGN KEY ("happening_id") REFERENCES "loyalty_happenings"("id");--> statement-breakpoint
ALTER TABLE "loyalty_entries" ADD CONSTRAINT "loyalty_entries_account_id_loyalty_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "loyalty_accounts"("id");--> statement-breakpoint
ALTER TABLE "loyalty_happenings" ADD CONSTRAINT "loyalty_happenings_member_id_loyalty_members_id_fkey" FOREIGN KEY ("member_id") REFERENCES "loyalty_members"("id");--> statement-breakpoint
ALTER TABLE "loyalty_lots" ADD CONSTRAINT "loyalty_lots_member_id_loyalty_members_id_fkey" FOREIGN KEY ("member_id") REFERENCES "loyalty_members"("id");--> statement-breakpoint
ALTER TABLE "loyalty_lots" ADD CONSTRAINT "loyalty_lots_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "loyalty_members" ADD CONSTRAINT "loyalty_members_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");