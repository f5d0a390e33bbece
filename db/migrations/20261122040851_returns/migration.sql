CREATE TABLE "claim_lines" (
	"claim_id" uuid,
	"order_line_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "claim_lines_pkey" PRIMARY KEY("claim_id","order_line_id"),
	CONSTRAINT "claim_lines_quantity" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "claims_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"carrier" text,
	"location_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"refund_minor" bigint DEFAULT 0 NOT NULL,
	"replacement_order_id" uuid,
	"actor_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "claims_refund" CHECK ("refund_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_exchanges" (
	"return_id" uuid PRIMARY KEY,
	"from_order_id" uuid NOT NULL,
	"to_order_id" uuid NOT NULL,
	"credit_minor" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_exchanges_credit" CHECK ("credit_minor" >= 0),
	CONSTRAINT "order_exchanges_two_orders" CHECK ("from_order_id" <> "to_order_id")
);
--> statement-breakpoint
CREATE TABLE "return_payouts" (
	"id" uuid PRIMARY KEY,
	"return_id" uuid NOT NULL,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "return_payouts_amount" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_policies" (
	"version" integer PRIMARY KEY,
	"policy" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "reason_code" text;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "policy_version" integer;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "fee_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "approval_reason" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "pin_hash" text;--> statement-breakpoint
CREATE INDEX "claim_lines_line" ON "claim_lines" ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_number_key" ON "claims" ("number");--> statement-breakpoint
CREATE INDEX "claims_order" ON "claims" ("order_id");--> statement-breakpoint
CREATE INDEX "claims_at" ON "claims" ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_replacement_key" ON "claims" ("replacement_order_id");--> statement-breakpoint
CREATE INDEX "order_exchanges_from" ON "order_exchanges" ("from_order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_exchanges_to_key" ON "order_exchanges" ("to_order_id");--> statement-breakpoint
CREATE INDEX "return_payouts_return" ON "return_payouts" ("return_id");--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_claim_id_claims_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_replacement_order_id_orders_id_fkey" FOREIGN KEY ("replacement_order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_exchanges" ADD CONSTRAINT "order_exchanges_return_id_returns_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_exchanges" ADD CONSTRAINT "order_exchanges_from_order_id_orders_id_fkey" FOREIGN KEY ("from_order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_exchanges" ADD CONSTRAINT "order_exchanges_to_order_id_orders_id_fkey" FOREIGN KEY ("to_order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "return_payouts" ADD CONSTRAINT "return_payouts_return_id_returns_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_fee" CHECK ("fee_minor" >= 0);--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_approval" CHECK (("approved_by" is null) = ("approval_reason" is null));